package parley.streams.ordering;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;

/// When members last wrote in channels with slow mode; forgotten after the longest slow mode that
/// the protocol allows. Belongs to the task's thread.
final class SlowMode {
  static final Duration LONGEST = Duration.ofHours(6);

  private static final byte[] WROTE = {1};

  private final WindowStore<Bytes, byte[]> store;

  SlowMode(WindowStore<Bytes, byte[]> store) {
    this.store = store;
  }

  @Nullable Instant lastWrote(ChannelId channel, UserId author, Duration slowMode, Instant now) {
    Instant last = null;
    try (WindowStoreIterator<byte[]> times =
        store.fetch(key(channel, author), now.minus(slowMode), now)) {
      while (times.hasNext()) {
        last = Instant.ofEpochMilli(times.next().key);
      }
    }
    return last;
  }

  void wrote(ChannelId channel, UserId author, Instant now) {
    store.put(key(channel, author), WROTE, now.toEpochMilli());
  }

  private static Bytes key(ChannelId channel, UserId author) {
    return Bytes.wrap(
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(channel.value())
            .putLong(author.value())
            .array());
  }
}
