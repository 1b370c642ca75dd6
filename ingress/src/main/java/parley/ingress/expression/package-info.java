/// Emojis and stickers of guilds.
@NullMarked
package parley.ingress.expression;

import org.jspecify.annotations.NullMarked;
