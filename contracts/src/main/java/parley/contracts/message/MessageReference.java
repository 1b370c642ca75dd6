package parley.contracts.message;

import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;

/// The message that another one is about: a reply answers it, a system message tells of it.
public record MessageReference(MessageId message, ChannelId channel, @Nullable GuildId guild) {}
