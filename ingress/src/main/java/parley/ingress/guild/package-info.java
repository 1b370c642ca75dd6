/// Guilds, and what an acting member may do in them.
@NullMarked
package parley.ingress.guild;

import org.jspecify.annotations.NullMarked;
