package parley.contracts.entity;

import org.jspecify.annotations.Nullable;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;

/// Somebody who takes part in a private channel.
///
/// @param hiddenUntil the channel is out of their sight until a message later than this one: they
///   closed it, or somebody opened it and has not written yet; null when they have it open
public record Recipient(User user, @Nullable MessageId hiddenUntil) {
  public UserId id() {
    return user.id();
  }

  /// Whether they have the channel in their list.
  ///
  /// @param lastMessage the channel's last message, if there ever was one
  public boolean sees(@Nullable MessageId lastMessage) {
    return hiddenUntil == null
        || (lastMessage != null
            && Long.compareUnsigned(lastMessage.value(), hiddenUntil.value()) > 0);
  }
}
