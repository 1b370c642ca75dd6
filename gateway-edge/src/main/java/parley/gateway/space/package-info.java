/// Guilds and users as the ordered stream tells of them, and whom each change concerns.
@NullMarked
package parley.gateway.space;

import org.jspecify.annotations.NullMarked;
