/// Automatic moderation: the rules of guilds, and what follows from them in rows.
@NullMarked
package parley.ingress.automod;

import org.jspecify.annotations.NullMarked;
