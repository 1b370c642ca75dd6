package parley.streams.ordering;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import parley.contracts.codec.CommandIdCodec;
import parley.contracts.message.Command;
import parley.contracts.message.CommandId;
import parley.contracts.space.SpaceId;

/// Fences whose revision has not come yet. They are kept in a store, because the commands behind
/// them are consumed once. One whose revision does not come is refused after [#PATIENCE_MS].
/// Belongs to the task's thread.
final class PendingFences {
  /// Less than the five seconds that ingress waits, so that its client gets an answer from us.
  static final long PATIENCE_MS = 4_000;

  private static final BytesSerializer PREFIXES = new BytesSerializer();
  private static final CommandIdCodec IDS = new CommandIdCodec();
  private static final int KEY_BYTES = 2 * Long.BYTES + 2 * Long.BYTES;

  private final KeyValueStore<Bytes, byte[]> store;

  /// @param instance the ingress instance that waits
  record PendingFence(SpaceId space, long revision, CommandId command, int instance) {}

  PendingFences(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  void add(Command.Fence fence, long nowMs) {
    store.put(
        key(fence.header().space(), fence.revision(), fence.header().id()),
        ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
            .putInt(fence.header().replyToInstance())
            .putLong(nowMs + PATIENCE_MS)
            .array());
  }

  /// Takes out the fences of a space that wait for this revision or an older one.
  List<PendingFence> reached(SpaceId space, long revision) {
    byte[] prefix = ByteBuffer.allocate(Long.BYTES).putLong(space.value()).array();
    try (KeyValueIterator<Bytes, byte[]> entries = store.prefixScan(Bytes.wrap(prefix), PREFIXES)) {
      return take(entries, entry -> fence(entry).revision() <= revision);
    }
  }

  /// Takes out the fences that waited too long.
  List<PendingFence> expired(long nowMs) {
    try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
      return take(entries, entry -> ByteBuffer.wrap(entry.value).getLong(Integer.BYTES) <= nowMs);
    }
  }

  private List<PendingFence> take(
      KeyValueIterator<Bytes, byte[]> entries, Predicate<KeyValue<Bytes, byte[]>> which) {
    List<PendingFence> taken = new ArrayList<>();
    List<Bytes> keys = new ArrayList<>();
    while (entries.hasNext()) {
      KeyValue<Bytes, byte[]> entry = entries.next();
      if (which.test(entry)) {
        taken.add(fence(entry));
        keys.add(entry.key);
      }
    }
    keys.forEach(store::delete);
    return taken;
  }

  private static PendingFence fence(KeyValue<Bytes, byte[]> entry) {
    ByteBuffer key = ByteBuffer.wrap(entry.key.get());
    SpaceId space = new SpaceId(key.getLong());
    long revision = key.getLong();
    byte[] command = new byte[2 * Long.BYTES];
    key.get(command);
    return new PendingFence(
        space, revision, IDS.decode(command), ByteBuffer.wrap(entry.value).getInt());
  }

  private static Bytes key(SpaceId space, long revision, CommandId command) {
    return Bytes.wrap(
        ByteBuffer.allocate(KEY_BYTES)
            .putLong(space.value())
            .putLong(revision)
            .put(IDS.encode(command))
            .array());
  }
}
