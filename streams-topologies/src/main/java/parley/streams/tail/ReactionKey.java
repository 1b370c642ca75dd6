package parley.streams.tail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import parley.contracts.id.UserId;

/// Keys of reactions in the hot tail: the message's key, the emoji, the user, so that those who
/// react with an emoji stand together in the order of their ids.
public final class ReactionKey {
  private ReactionKey() {}

  /// @param message the message's [TailKey]
  /// @param emoji the emoji's key
  public static Bytes of(Bytes message, String emoji, UserId user) {
    return of(message, emoji, user.value());
  }

  /// @param user an id, or a bound of ids
  public static Bytes of(Bytes message, String emoji, long user) {
    byte[] name = emoji.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(TailKey.BYTES + Integer.BYTES + name.length + Long.BYTES)
            .put(message.get())
            // The length goes first, so that no emoji's keys stand between another's.
            .putInt(name.length)
            .put(name)
            .putLong(user)
            .array());
  }

  public static UserId user(Bytes key) {
    byte[] bytes = key.get();
    return new UserId(ByteBuffer.wrap(bytes).getLong(bytes.length - Long.BYTES));
  }
}
