package parley.streams.guild;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Member;
import parley.contracts.id.UserId;
import parley.contracts.space.SpaceId;

/// Finds members by the beginning of one of their names, so that a search costs what it finds and
/// not the guild's members. At most three keys for each member, gone with the member. Belongs to
/// the task's thread.
public final class MemberNames {
  private static final byte[] NOTHING = {};
  private static final BytesSerializer PREFIXES = new BytesSerializer();

  private final KeyValueStore<Bytes, byte[]> store;

  public MemberNames(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /// A member came, changed or went.
  public void replace(@Nullable Member before, @Nullable Member after) {
    Set<Bytes> old = keys(before);
    Set<Bytes> now = keys(after);
    for (Bytes key : old) {
      if (!now.contains(key)) {
        store.delete(key);
      }
    }
    for (Bytes key : now) {
      if (!old.contains(key)) {
        store.put(key, NOTHING);
      }
    }
  }

  /// Users whose names begin like this, in the order of these names.
  public Set<UserId> find(SpaceId space, String prefix, int limit) {
    Set<UserId> found = new LinkedHashSet<>();
    try (KeyValueIterator<Bytes, byte[]> keys =
        store.prefixScan(Bytes.wrap(start(space, folded(prefix))), PREFIXES)) {
      while (keys.hasNext() && found.size() < limit) {
        byte[] key = keys.next().key.get();
        found.add(new UserId(ByteBuffer.wrap(key).getLong(key.length - Long.BYTES)));
      }
    }
    return found;
  }

  /// The guild is gone.
  void forget(SpaceId space) {
    // The iterator reads a snapshot.
    try (KeyValueIterator<Bytes, byte[]> keys =
        store.prefixScan(Bytes.wrap(start(space, NOTHING)), PREFIXES)) {
      while (keys.hasNext()) {
        store.delete(keys.next().key);
      }
    }
  }

  private static Set<Bytes> keys(@Nullable Member member) {
    Set<Bytes> keys = new HashSet<>();
    if (member != null) {
      add(keys, member, member.user().username());
      add(keys, member, member.user().globalName());
      add(keys, member, member.nick());
    }
    return keys;
  }

  private static void add(Set<Bytes> keys, Member member, @Nullable String name) {
    if (name != null) {
      byte[] start = start(member.guild().space(), folded(name));
      // A byte that no name has in between: a name must not run on into the id.
      keys.add(
          Bytes.wrap(
              ByteBuffer.allocate(start.length + 1 + Long.BYTES)
                  .put(start)
                  .put((byte) 0)
                  .putLong(member.user().id().value())
                  .array()));
    }
  }

  private static byte[] folded(String name) {
    return name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] start(SpaceId space, byte[] name) {
    return ByteBuffer.allocate(Long.BYTES + name.length).putLong(space.value()).put(name).array();
  }
}
