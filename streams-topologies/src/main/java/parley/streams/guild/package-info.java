/// The rows of guilds and users as a task holds them.
@NullMarked
package parley.streams.guild;

import org.jspecify.annotations.NullMarked;
