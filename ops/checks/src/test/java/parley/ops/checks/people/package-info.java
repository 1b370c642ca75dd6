/// What people hear of each other outside of guilds, on the running platform.
@NullMarked
package parley.ops.checks.people;

import org.jspecify.annotations.NullMarked;
