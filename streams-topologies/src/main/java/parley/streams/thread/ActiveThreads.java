package parley.streams.thread;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.space.SpaceId;

/// The threads that are not archived, each with the moment at which it is to be looked at again.
/// These moments stand in order, so that a look costs what is due and not what there is; a message
/// does not move its thread's, which is found to be too early when it comes. Bounded by the
/// protocol's limit on active threads. Belongs to the task's thread.
public final class ActiveThreads {
  private static final byte[] NOTHING = {};
  private static final byte OPEN = 0;
  private static final byte CLOSING = 1;

  private final KeyValueStore<Bytes, byte[]> active;
  private final KeyValueStore<Bytes, byte[]> deadlines;

  /// A thread whose moment has come.
  record Due(SpaceId space, ChannelId thread) {}

  public ActiveThreads(
      KeyValueStore<Bytes, byte[]> active, KeyValueStore<Bytes, byte[]> deadlines) {
    this.active = active;
    this.deadlines = deadlines;
  }

  List<ChannelId> of(SpaceId space) {
    List<ChannelId> threads = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> entries =
        active.prefixScan(ThreadKey.prefix(space), new BytesSerializer())) {
      while (entries.hasNext()) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        threads.add(ThreadKey.thread(entry.key));
      }
    }
    return threads;
  }

  /// Whether the thread was announced as idle, and nothing was heard of its row since.
  boolean isClosing(SpaceId space, ChannelId thread) {
    byte[] entry = active.get(ThreadKey.of(space, thread));
    return entry != null && entry[Long.BYTES] == CLOSING;
  }

  /// Has the thread looked at again at a moment.
  void schedule(SpaceId space, ChannelId thread, long atMs, boolean closing) {
    Bytes key = ThreadKey.of(space, thread);
    unschedule(key, active.get(key));
    active.put(
        key,
        ByteBuffer.allocate(Long.BYTES + 1).putLong(atMs).put(closing ? CLOSING : OPEN).array());
    deadlines.put(deadline(atMs, key), NOTHING);
  }

  /// The thread is archived, or gone.
  void remove(SpaceId space, ChannelId thread) {
    Bytes key = ThreadKey.of(space, thread);
    unschedule(key, active.get(key));
    active.delete(key);
  }

  void remove(SpaceId space) {
    of(space).forEach(thread -> remove(space, thread));
  }

  /// Those whose moment has come, oldest first.
  List<Due> due(long nowMs, int most) {
    List<Due> due = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> entries = deadlines.all()) {
      while (entries.hasNext() && due.size() < most) {
        ByteBuffer key = ByteBuffer.wrap(entries.next().key.get());
        if (key.getLong() > nowMs) {
          break;
        }
        due.add(new Due(new SpaceId(key.getLong()), new ChannelId(key.getLong())));
      }
    }
    return due;
  }

  private void unschedule(Bytes key, byte @Nullable [] entry) {
    if (entry != null) {
      deadlines.delete(deadline(ByteBuffer.wrap(entry).getLong(), key));
    }
  }

  private static Bytes deadline(long atMs, Bytes key) {
    return Bytes.wrap(ByteBuffer.allocate(3 * Long.BYTES).putLong(atMs).put(key.get()).array());
  }
}
