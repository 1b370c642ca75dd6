package parley.contracts.message;

import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;

/// What a message is about: a reply answers another message, a system message tells of one, or of a
/// channel.
///
/// @param message null when it is about the channel as a whole
public record MessageReference(
    @Nullable MessageId message, ChannelId channel, @Nullable GuildId guild) {}
