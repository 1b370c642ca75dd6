package parley.contracts.message;

import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Member;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.space.SpaceId;

/// What was decided about a message. Value of `message.log`.
public sealed interface MessageEvent {
  SpaceId space();

  /// Strictly increasing within a partition, in log order.
  DecisionId decision();

  /// @param author the author's membership when it was decided
  /// @param repliedTo the message replied to, as it was known
  record Created(
      SpaceId space,
      DecisionId decision,
      Message message,
      @Nullable Member author,
      @Nullable Message repliedTo)
      implements MessageEvent {}

  /// @param message the whole new form
  /// @param author the author's membership when it was decided, if they are still a member
  record Updated(SpaceId space, DecisionId decision, Message message, @Nullable Member author)
      implements MessageEvent {}

  /// @param guild null in private channels
  record Deleted(
      SpaceId space,
      DecisionId decision,
      ChannelId channel,
      MessageId message,
      @Nullable GuildId guild)
      implements MessageEvent {}

  /// An event that a newer release writes.
  record Unknown(SpaceId space, DecisionId decision) implements MessageEvent {}
}
