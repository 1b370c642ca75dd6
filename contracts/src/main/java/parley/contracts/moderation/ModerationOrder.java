package parley.contracts.moderation;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.User;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;

/// What is to be done to somebody whom something that watches the log found out.
///
/// @param user whom it is about
/// @param doomed messages to delete; those that are gone are passed over
/// @param timeOut how long they may not write; null to let them
/// @param alert where moderators are told; null when they need not be
/// @param content what moderators are shown of it
public record ModerationOrder(
    ModerationRule rule,
    String reason,
    User user,
    List<Doomed> doomed,
    @Nullable Duration timeOut,
    @Nullable ChannelId alert,
    String content) {
  public ModerationOrder {
    doomed = List.copyOf(doomed);
  }

  /// Messages of one channel, at most [#MOST].
  public record Doomed(ChannelId channel, List<MessageId> messages) {
    public static final int MOST = 100;

    public Doomed {
      if (messages.isEmpty() || messages.size() > MOST) {
        throw new IllegalArgumentException("1 to 100 messages, not " + messages.size());
      }
      messages = List.copyOf(messages);
    }
  }
}
