package parley.streams.thread;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import parley.contracts.id.ChannelId;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.ThreadTally;
import parley.contracts.space.SpaceId;

/// How much was said in each thread, for as long as it exists: some twenty bytes for each. Follows
/// from the message log. Belongs to the task's thread.
public final class ThreadTallies {
  private final KeyValueStore<Bytes, byte[]> store;

  public ThreadTallies(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  public ThreadTally find(SpaceId space, ChannelId thread) {
    byte[] stored = store.get(ThreadKey.of(space, thread));
    return stored == null ? ThreadTally.empty(thread) : StoredThreadTally.decode(stored).tally();
  }

  /// Counts what was decided about messages of a thread.
  ///
  /// @param commandOffset of the command that was decided
  void remember(ChannelId thread, MessageEvent event, long commandOffset) {
    ThreadTally before = find(event.space(), thread);
    ThreadTally after = before.after(event);
    if (!after.equals(before)) {
      store.put(
          ThreadKey.of(event.space(), thread),
          new StoredThreadTally(commandOffset, after).encode());
    }
  }

  void forget(SpaceId space, ChannelId thread) {
    store.delete(ThreadKey.of(space, thread));
  }

  /// All threads of the space are gone.
  void forget(SpaceId space) {
    deleteAll(store, space);
  }

  static void deleteAll(KeyValueStore<Bytes, byte[]> store, SpaceId space) {
    List<Bytes> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> entries =
        store.prefixScan(ThreadKey.prefix(space), new BytesSerializer())) {
      while (entries.hasNext()) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        keys.add(entry.key);
      }
    }
    keys.forEach(store::delete);
  }
}
