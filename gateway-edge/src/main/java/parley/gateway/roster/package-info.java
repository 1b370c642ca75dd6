/// Who is in a guild, for sessions that ask: members by name, by id, or all of them in portions.
@NullMarked
package parley.gateway.roster;

import org.jspecify.annotations.NullMarked;
