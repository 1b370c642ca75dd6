package parley.streams.fanout;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.UserId;
import parley.contracts.space.SpaceId;
import parley.streams.guild.Bounded;

/// Which slots follow which spaces, and for which of their users. Belongs to the task's thread.
///
/// A slot has one life at a time, its *epoch*; what an earlier life followed is void the moment a
/// new one speaks, without touching its entries: they are passed over, and swept away later. A slot
/// that was not heard of for [#SILENCE_MS] is taken for dead, and that life of it stays void:
/// events went by it, so it may not go on as if nothing had happened. Remembered is the last life
/// of each slot; cached are the slots of at most [#SPACES] spaces.
public final class SpaceFollowers {
  /// An edge node says every 10 seconds that it lives.
  static final long SILENCE_MS = 60_000;

  static final int SPACES = 20_000;

  private static final BytesSerializer PREFIXES = new BytesSerializer();
  private static final int KEY_BYTES = Long.BYTES + Integer.BYTES + Long.BYTES;

  private final KeyValueStore<Bytes, byte[]> followers;
  private final KeyValueStore<Bytes, byte[]> slots;
  private final Bounded<SpaceId, Map<Integer, Following>> spaces = new Bounded<>(SPACES);
  private final Map<Integer, Life> lives = new HashMap<>();
  private @Nullable Bytes sweptUpTo;

  /// A slot that follows a space.
  ///
  /// @param users how many of its users do
  private record Following(long epoch, int users) {}

  private record Life(long epoch, long heardAtMs, boolean expired) {}

  /// A slot to which an event has to go.
  public record Slot(int number, long epoch) {}

  /// @param nowMs the task's start: what slots said before it was heard then, so that nobody is
  ///   taken for dead because the task was away
  public SpaceFollowers(
      KeyValueStore<Bytes, byte[]> followers, KeyValueStore<Bytes, byte[]> slots, long nowMs) {
    this.followers = followers;
    this.slots = slots;
    try (KeyValueIterator<Bytes, byte[]> all = slots.all()) {
      while (all.hasNext()) {
        KeyValue<Bytes, byte[]> slot = all.next();
        boolean expired = slot.value.length > Long.BYTES;
        lives.put(
            ByteBuffer.wrap(slot.key.get()).getInt(),
            new Life(ByteBuffer.wrap(slot.value).getLong(), nowMs, expired));
      }
    }
  }

  /// Takes note of a slot's sign of life. Whatever an older epoch says later is ignored.
  ///
  /// @return false when this life was taken for dead, which the slot has to be told
  public boolean alive(int slot, long epoch, long nowMs) {
    Life known = lives.get(slot);
    if (known != null && known.epoch == epoch && known.expired) {
      return false;
    }
    if (known != null && known.epoch > epoch) {
      return true;
    }
    lives.put(slot, new Life(epoch, nowMs, false));
    if (known == null || known.epoch != epoch) {
      slots.put(slotKey(slot), ByteBuffer.allocate(Long.BYTES).putLong(epoch).array());
    }
    return true;
  }

  /// Whether this is the slot's present life.
  public boolean isCurrent(int slot, long epoch) {
    Life life = lives.get(slot);
    return life != null && life.epoch == epoch && !life.expired;
  }

  /// Whether this life of the slot is known to be over.
  public boolean isOver(int slot, long epoch) {
    Life life = lives.get(slot);
    return life != null && (life.epoch > epoch || (life.epoch == epoch && life.expired));
  }

  /// Lets a user of a slot follow a space.
  ///
  /// @return whether the slot did not follow it before
  public boolean follow(SpaceId space, int slot, long epoch, UserId user) {
    Map<Integer, Following> slotsOfSpace = slotsOf(space);
    Following before = slotsOfSpace.get(slot);
    boolean first = before == null || before.epoch != epoch;
    Bytes key = key(space, slot, user);
    byte[] known = followers.get(key);
    boolean isNew = known == null || ByteBuffer.wrap(known).getLong() != epoch;
    if (isNew) {
      followers.put(key, ByteBuffer.allocate(Long.BYTES).putLong(epoch).array());
      slotsOfSpace.put(slot, new Following(epoch, first || before == null ? 1 : before.users + 1));
    }
    return first;
  }

  /// Ends a user's following. Nothing happens if the user's slot does not follow the space.
  public void unfollow(SpaceId space, int slot, long epoch, UserId user) {
    Bytes key = key(space, slot, user);
    byte[] known = followers.get(key);
    if (known == null || ByteBuffer.wrap(known).getLong() != epoch) {
      return;
    }
    Map<Integer, Following> slotsOfSpace = slotsOf(space);
    followers.delete(key);
    Following before = slotsOfSpace.get(slot);
    if (before != null && before.epoch == epoch) {
      if (before.users > 1) {
        slotsOfSpace.put(slot, new Following(epoch, before.users - 1));
      } else {
        slotsOfSpace.remove(slot);
      }
    }
  }

  /// Ends the following of a user on all slots.
  public void unfollow(SpaceId space, UserId user) {
    for (Slot slot : liveSlots(space)) {
      unfollow(space, slot.number(), slot.epoch(), user);
    }
  }

  /// The slots to which the events of a space go: as many as edge nodes at most, however many
  /// members the space has.
  public List<Slot> liveSlots(SpaceId space) {
    Map<Integer, Following> slotsOfSpace = slotsOf(space);
    List<Slot> live = new ArrayList<>(slotsOfSpace.size());
    slotsOfSpace.forEach(
        (slot, following) -> {
          if (isCurrent(slot, following.epoch)) {
            live.add(new Slot(slot, following.epoch));
          }
        });
    return live;
  }

  /// Those of the slots that follow the space for this user.
  public List<Slot> liveSlots(SpaceId space, UserId user) {
    return liveSlots(space).stream()
        .filter(
            slot -> {
              byte[] known = followers.get(key(space, slot.number(), user));
              return known != null && ByteBuffer.wrap(known).getLong() == slot.epoch();
            })
        .toList();
  }

  /// Takes slots for dead that fell silent.
  ///
  /// @return how many
  public int expireSilentSlots(long nowMs) {
    Map<Integer, Life> silent = new HashMap<>();
    lives.forEach(
        (slot, life) -> {
          if (!life.expired && nowMs - life.heardAtMs > SILENCE_MS) {
            silent.put(slot, life);
          }
        });
    silent.forEach(
        (slot, life) -> {
          lives.put(slot, new Life(life.epoch, life.heardAtMs, true));
          // One byte more than the epoch says that this life is over.
          slots.put(slotKey(slot), ByteBuffer.allocate(Long.BYTES + 1).putLong(life.epoch).array());
        });
    return silent.size();
  }

  /// Deletes entries of former lives, looking at no more than `most` entries; the next call goes on
  /// where this one ended.
  public void sweep(int most) {
    List<Bytes> stale = new ArrayList<>();
    int seen = 0;
    try (KeyValueIterator<Bytes, byte[]> entries =
        sweptUpTo == null ? followers.all() : followers.range(sweptUpTo, null)) {
      while (entries.hasNext() && seen < most) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        seen++;
        sweptUpTo = entry.key;
        int slot = ByteBuffer.wrap(entry.key.get()).getInt(Long.BYTES);
        if (!isCurrent(slot, ByteBuffer.wrap(entry.value).getLong())) {
          stale.add(entry.key);
        }
      }
      if (!entries.hasNext()) {
        sweptUpTo = null;
      }
    }
    for (Bytes key : stale) {
      followers.delete(key);
      spaces.remove(new SpaceId(ByteBuffer.wrap(key.get()).getLong()));
    }
  }

  private Map<Integer, Following> slotsOf(SpaceId space) {
    Map<Integer, Following> known = spaces.get(space);
    if (known == null) {
      known = load(space);
      spaces.put(space, known);
    }
    return known;
  }

  private Map<Integer, Following> load(SpaceId space) {
    Map<Integer, Following> loaded = new HashMap<>();
    byte[] prefix = ByteBuffer.allocate(Long.BYTES).putLong(space.value()).array();
    try (KeyValueIterator<Bytes, byte[]> entries =
        followers.prefixScan(Bytes.wrap(prefix), PREFIXES)) {
      while (entries.hasNext()) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        int slot = ByteBuffer.wrap(entry.key.get()).getInt(Long.BYTES);
        long epoch = ByteBuffer.wrap(entry.value).getLong();
        if (isCurrent(slot, epoch)) {
          loaded.merge(
              slot,
              new Following(epoch, 1),
              (one, other) -> new Following(epoch, one.users + other.users));
        }
      }
    }
    return loaded;
  }

  private static Bytes key(SpaceId space, int slot, UserId user) {
    return Bytes.wrap(
        ByteBuffer.allocate(KEY_BYTES)
            .putLong(space.value())
            .putInt(slot)
            .putLong(user.value())
            .array());
  }

  private static Bytes slotKey(int slot) {
    return Bytes.wrap(ByteBuffer.allocate(Integer.BYTES).putInt(slot).array());
  }
}
