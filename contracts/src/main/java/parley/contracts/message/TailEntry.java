package parley.contracts.message;

import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.MessageId;

/// What the hot tail knows of a message; it overrides what Cassandra says.
///
/// @param message its present form, or null when it is deleted
public record TailEntry(
    ChannelId channel, MessageId id, DecisionId decision, @Nullable Message message) {
  public boolean deleted() {
    return message == null;
  }
}
