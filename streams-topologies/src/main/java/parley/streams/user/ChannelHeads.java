package parley.streams.user;

import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.space.SpaceId;

/// The last message that was written in each channel, as a space knows it: its own channels, or
/// those that its user takes part in. Kept when the message is deleted. Belongs to the task's
/// thread; one entry a channel, removed with the channel.
public final class ChannelHeads {
  private static final int KEY_BYTES = 2 * Long.BYTES;

  private final KeyValueStore<Bytes, byte[]> store;

  public ChannelHeads(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  public void wrote(SpaceId space, ChannelId channel, MessageId message) {
    store.put(
        key(space, channel), ByteBuffer.allocate(Long.BYTES).putLong(message.value()).array());
  }

  public @Nullable MessageId last(SpaceId space, ChannelId channel) {
    byte[] last = store.get(key(space, channel));
    return last == null ? null : new MessageId(ByteBuffer.wrap(last).getLong());
  }

  public void forget(SpaceId space, ChannelId channel) {
    store.delete(key(space, channel));
  }

  private static Bytes key(SpaceId space, ChannelId channel) {
    return Bytes.wrap(
        ByteBuffer.allocate(KEY_BYTES).putLong(space.value()).putLong(channel.value()).array());
  }
}
