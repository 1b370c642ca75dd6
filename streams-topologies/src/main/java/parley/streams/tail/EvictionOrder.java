package parley.streams.tail;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import parley.contracts.id.DecisionId;
import parley.contracts.snowflake.Snowflake;

/// The keys of what the hot tail keeps, in the order of the decisions that changed it last. Belongs
/// to the task's thread.
final class EvictionOrder {
  private final KeyValueStore<Bytes, byte[]> order;

  EvictionOrder(KeyValueStore<Bytes, byte[]> order) {
    this.order = order;
  }

  /// A decision, and the key of something that it changed.
  record Due(Bytes position, long decision, Bytes key) {}

  void add(DecisionId decision, Bytes key) {
    order.put(position(decision.value(), key.get()), key.get());
  }

  /// Takes out what is durable up to `durable` and old enough, at most `most`. What was changed
  /// again since has a later place as well.
  List<Due> take(long durable, long nowMs, int most) {
    List<Due> due = new ArrayList<>();
    long last = Math.min(durable, Snowflake.floor(nowMs - HotTail.MINIMUM_AGE.toMillis()));
    // Positions are longer than that of the bare decision, so those of `last` stand before it.
    Bytes end = position(last + 1, new byte[0]);
    try (KeyValueIterator<Bytes, byte[]> oldest = order.range(null, end)) {
      while (oldest.hasNext() && due.size() < most) {
        KeyValue<Bytes, byte[]> entry = oldest.next();
        due.add(
            new Due(
                entry.key, ByteBuffer.wrap(entry.key.get()).getLong(), Bytes.wrap(entry.value)));
      }
    }
    due.forEach(each -> order.delete(each.position));
    return due;
  }

  /// One decision may change several things.
  private static Bytes position(long decision, byte[] key) {
    return Bytes.wrap(
        ByteBuffer.allocate(Long.BYTES + key.length).putLong(decision).put(key).array());
  }
}
