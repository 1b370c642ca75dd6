/// What guilds have planned.
@NullMarked
package parley.ingress.event;

import org.jspecify.annotations.NullMarked;
