package parley.streams.tail;

import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Bytes;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.space.SpaceId;

/// Keys of the hot tail: space, channel, message, so that a channel's messages stand in their
/// order.
public final class TailKey {
  static final int BYTES = 3 * Long.BYTES;

  private TailKey() {}

  public static Bytes of(SpaceId space, ChannelId channel, MessageId message) {
    return Bytes.wrap(
        ByteBuffer.allocate(BYTES)
            .putLong(space.value())
            .putLong(channel.value())
            .putLong(message.value())
            .array());
  }
}
