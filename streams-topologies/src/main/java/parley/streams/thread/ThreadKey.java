package parley.streams.thread;

import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Bytes;
import parley.contracts.id.ChannelId;
import parley.contracts.space.SpaceId;

/// Keys of what is kept of threads: all of a space stand together.
public final class ThreadKey {
  private ThreadKey() {}

  public static Bytes of(SpaceId space, ChannelId thread) {
    return Bytes.wrap(
        ByteBuffer.allocate(2 * Long.BYTES).putLong(space.value()).putLong(thread.value()).array());
  }

  static Bytes prefix(SpaceId space) {
    return Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(space.value()).array());
  }

  static ChannelId thread(Bytes key) {
    return new ChannelId(ByteBuffer.wrap(key.get()).getLong(Long.BYTES));
  }
}
