/// Conversations outside of guilds: DMs and groups, who takes part in them, and who may open one.
@NullMarked
package parley.ingress.conversation;

import org.jspecify.annotations.NullMarked;
