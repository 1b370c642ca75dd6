package parley.contracts.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Member;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
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

  /// @param count what the emoji's count is now
  /// @param member who reacted, as a member when it was decided
  record ReactionAdded(
      SpaceId space,
      DecisionId decision,
      ChannelId channel,
      MessageId message,
      @Nullable GuildId guild,
      UserId user,
      ReactionCount count,
      @Nullable Member member,
      UserId messageAuthor)
      implements MessageEvent {}

  /// @param count what the emoji's count is now; 0 takes the emoji off the message
  record ReactionRemoved(
      SpaceId space,
      DecisionId decision,
      ChannelId channel,
      MessageId message,
      @Nullable GuildId guild,
      UserId user,
      ReactionCount count)
      implements MessageEvent {}

  /// Everybody's reactions are gone.
  ///
  /// @param emoji null for all of them
  record ReactionsCleared(
      SpaceId space,
      DecisionId decision,
      ChannelId channel,
      MessageId message,
      @Nullable GuildId guild,
      @Nullable ReactionEmoji emoji)
      implements MessageEvent {}

  /// Many messages are gone by one decision.
  record MessagesDeleted(
      SpaceId space,
      DecisionId decision,
      ChannelId channel,
      List<MessageId> messages,
      @Nullable GuildId guild)
      implements MessageEvent {
    public MessagesDeleted {
      messages = List.copyOf(messages);
    }
  }

  /// A message was pinned, or is pinned no longer. The message itself changes by its own event.
  ///
  /// @param lastPinAt when the channel's latest pin was set; null when none is left
  record PinsChanged(
      SpaceId space,
      DecisionId decision,
      ChannelId channel,
      @Nullable GuildId guild,
      MessageId message,
      boolean pinned,
      @Nullable Instant lastPinAt)
      implements MessageEvent {}

  /// An event that a newer release writes.
  record Unknown(SpaceId space, DecisionId decision) implements MessageEvent {}
}
