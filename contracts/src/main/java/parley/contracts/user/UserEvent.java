package parley.contracts.user;

import org.jspecify.annotations.Nullable;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.id.UserId;
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

  /// An event that a newer release writes.
  record Unknown(UserId user) implements UserEvent {}
}
