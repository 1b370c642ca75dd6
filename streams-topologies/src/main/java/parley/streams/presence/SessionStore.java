package parley.streams.presence;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import parley.contracts.codec.PresenceBeatCodec;
import parley.contracts.id.UserId;
import parley.contracts.presence.PresenceBeat;
import parley.contracts.presence.SessionPresence;

/// The last beat of each user on each slot, and when it was said. One entry for each user and slot
/// with sessions; [#sweep] takes out those that fell silent. Belongs to the task's thread.
final class SessionStore {
  private static final PresenceBeatCodec BEATS = new PresenceBeatCodec();
  private static final BytesSerializer PREFIXES = new BytesSerializer();

  private final KeyValueStore<Bytes, byte[]> store;
  private @Nullable Bytes sweptUpTo;

  SessionStore(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /// A beat and when it was said.
  record Heard(PresenceBeat beat, long saidAtMs) {}

  /// Says whether a beat is too old to count.
  @FunctionalInterface
  interface Silence {
    boolean isSilent(Heard heard);
  }

  /// @return the beat before, on the same slot
  @Nullable PresenceBeat put(PresenceBeat beat, long saidAtMs) {
    Bytes key = key(beat.user(), beat.slot());
    byte[] known = store.get(key);
    if (beat.sessions().isEmpty()) {
      store.delete(key);
    } else {
      byte[] bytes = BEATS.encode(beat);
      store.put(
          key, ByteBuffer.allocate(Long.BYTES + bytes.length).putLong(saidAtMs).put(bytes).array());
    }
    return known == null ? null : heard(known).beat();
  }

  /// All sessions of a user, on all slots.
  List<SessionPresence> of(UserId user) {
    List<SessionPresence> sessions = new ArrayList<>();
    byte[] prefix = ByteBuffer.allocate(Long.BYTES).putLong(user.value()).array();
    try (KeyValueIterator<Bytes, byte[]> entries = store.prefixScan(Bytes.wrap(prefix), PREFIXES)) {
      while (entries.hasNext()) {
        sessions.addAll(heard(entries.next().value).beat().sessions());
      }
    }
    return sessions;
  }

  /// Looks at no more than `most` entries and removes those that are silent; the next call goes on
  /// where this one ended.
  ///
  /// @return whose entries were removed
  List<UserId> sweep(int most, Silence silence) {
    List<Bytes> silent = new ArrayList<>();
    int seen = 0;
    try (KeyValueIterator<Bytes, byte[]> entries =
        sweptUpTo == null ? store.all() : store.range(sweptUpTo, null)) {
      while (entries.hasNext() && seen < most) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        seen++;
        sweptUpTo = entry.key;
        if (silence.isSilent(heard(entry.value))) {
          silent.add(entry.key);
        }
      }
      if (!entries.hasNext()) {
        sweptUpTo = null;
      }
    }
    List<UserId> users = new ArrayList<>();
    for (Bytes key : silent) {
      store.delete(key);
      users.add(new UserId(ByteBuffer.wrap(key.get()).getLong()));
    }
    return users;
  }

  private static Heard heard(byte[] value) {
    ByteBuffer buffer = ByteBuffer.wrap(value);
    long saidAtMs = buffer.getLong();
    byte[] beat = new byte[buffer.remaining()];
    buffer.get(beat);
    return new Heard(BEATS.decode(beat), saidAtMs);
  }

  private static Bytes key(UserId user, int slot) {
    return Bytes.wrap(
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES).putLong(user.value()).putInt(slot).array());
  }
}
