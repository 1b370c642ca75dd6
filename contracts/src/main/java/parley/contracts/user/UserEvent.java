package parley.contracts.user;

import org.jspecify.annotations.Nullable;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.interaction.InteractionEvent;
import parley.contracts.message.MessageEvent;

/// What was decided in another space and concerns one user. Value of `user.events`; what comes from
/// one space comes in that space's order.
public sealed interface UserEvent {
  /// Whom it concerns.
  UserId user();

  /// A private channel came, changed, or is no longer the user's.
  ///
  /// @param before null when it is new
  /// @param after null when it is gone
  record PrivateChannelChanged(
      UserId user, @Nullable PrivateChannel before, @Nullable PrivateChannel after)
      implements UserEvent {}

  /// Something was decided about a message of a private channel.
  record MessageDecided(UserId user, MessageEvent event) implements UserEvent {}

  /// Somebody writes something in a private channel.
  record SomebodyTypes(UserId user, Typing typing) implements UserEvent {}

  /// A message mentions the user by name.
  ///
  /// @param withdrawn it does no longer, since it is gone
  record Mentioned(UserId user, ChannelId channel, MessageId message, boolean withdrawn)
      implements UserEvent {}

  /// The user wrote a message themselves, and so has read all before it.
  record Wrote(UserId user, ChannelId channel, MessageId message) implements UserEvent {}

  /// The user is told of an interaction in a private channel.
  record Interacted(InteractionEvent event) implements UserEvent {
    @Override
    public UserId user() {
      return event.user();
    }
  }

  /// An event that a newer release writes.
  record Unknown(UserId user) implements UserEvent {}
}
