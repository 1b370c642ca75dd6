package parley.contracts.message;

import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;

/// The message that a reply answers.
public record MessageReference(MessageId message, ChannelId channel, @Nullable GuildId guild) {}
