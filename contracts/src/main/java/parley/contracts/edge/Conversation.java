package parley.contracts.edge;

import org.jspecify.annotations.Nullable;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.id.MessageId;

/// A private channel as one of its recipients finds it.
///
/// @param lastMessage the last message that was written, be it deleted since
public record Conversation(PrivateChannel channel, @Nullable MessageId lastMessage) {}
