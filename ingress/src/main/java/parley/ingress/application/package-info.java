/// Applications, their bots and tokens, and how a bot is added to a guild.
@NullMarked
package parley.ingress.application;

import org.jspecify.annotations.NullMarked;
