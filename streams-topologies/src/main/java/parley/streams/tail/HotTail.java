package parley.streams.tail;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.TailEntry;
import parley.contracts.snowflake.Snowflake;
import parley.contracts.space.SpaceId;

/// The recent decisions about messages, newest form each. What it says overrides Cassandra.
///
/// An entry leaves when the sink has made its decision durable and it is older than [#MINIMUM_AGE].
/// The age is longer than any request takes, so a command can never carry a form of a message that
/// is older than what has left; and as long as a nonce is remembered, so that its message can be
/// given back. The tail is as long as the sink's lag, on disk. Belongs to the task's thread.
public final class HotTail {
  public static final Duration MINIMUM_AGE = Duration.ofMinutes(5);

  private final KeyValueStore<Bytes, byte[]> entries;
  private final KeyValueStore<Bytes, byte[]> order;

  public HotTail(KeyValueStore<Bytes, byte[]> entries, KeyValueStore<Bytes, byte[]> order) {
    this.entries = entries;
    this.order = order;
  }

  public @Nullable TailEntry find(SpaceId space, ChannelId channel, MessageId message) {
    byte[] stored = entries.get(TailKey.of(space, channel, message));
    return stored == null ? null : StoredEntry.decode(stored).entry();
  }

  /// Keeps what was decided.
  ///
  /// @param commandOffset of the command that was decided
  public void remember(MessageEvent event, long commandOffset) {
    switch (event) {
      case MessageEvent.Created created ->
          put(
              created.space(),
              new TailEntry(
                  created.message().channel(),
                  created.message().id(),
                  created.decision(),
                  created.message()),
              commandOffset);
      case MessageEvent.Updated updated ->
          put(
              updated.space(),
              new TailEntry(
                  updated.message().channel(),
                  updated.message().id(),
                  updated.decision(),
                  updated.message()),
              commandOffset);
      case MessageEvent.Deleted deleted ->
          put(
              deleted.space(),
              new TailEntry(deleted.channel(), deleted.message(), deleted.decision(), null),
              commandOffset);
      case MessageEvent.Unknown unknown ->
          throw new IllegalArgumentException("never decided here: " + unknown);
    }
  }

  /// Lets entries go that are durable up to `durable` and old enough, at most `most`.
  ///
  /// @return how many were looked at
  public int evict(long durable, long nowMs, int most) {
    List<KeyValue<Bytes, byte[]>> due = new ArrayList<>();
    Bytes last = orderKey(Math.min(durable, Snowflake.floor(nowMs - MINIMUM_AGE.toMillis())));
    try (KeyValueIterator<Bytes, byte[]> oldest = order.range(null, last)) {
      while (oldest.hasNext() && due.size() < most) {
        due.add(oldest.next());
      }
    }
    for (KeyValue<Bytes, byte[]> entry : due) {
      order.delete(entry.key);
      Bytes key = Bytes.wrap(entry.value);
      byte[] stored = entries.get(key);
      // A later decision about the message has its own place in the order.
      if (stored != null
          && StoredEntry.decode(stored).entry().decision().value()
              == ByteBuffer.wrap(entry.key.get()).getLong()) {
        entries.delete(key);
      }
    }
    return due.size();
  }

  private void put(SpaceId space, TailEntry entry, long commandOffset) {
    Bytes key = TailKey.of(space, entry.channel(), entry.id());
    entries.put(key, new StoredEntry(commandOffset, entry).encode());
    order.put(orderKey(entry.decision().value()), key.get());
  }

  private static Bytes orderKey(long decision) {
    return Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(decision).array());
  }
}
