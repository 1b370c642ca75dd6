package parley.streams.presence;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import parley.contracts.codec.PresenceCodec;
import parley.contracts.entity.Entity;
import parley.contracts.entity.Membership;
import parley.contracts.entity.Relationship;
import parley.contracts.id.UserId;
import parley.contracts.presence.Presence;
import parley.contracts.presence.PresenceBeat;
import parley.contracts.presence.PresenceChange;
import parley.contracts.space.SpaceId;
import parley.streams.fanout.SpaceFollowers;
import parley.streams.guild.SpaceEntities;

/// The users of this partition: merges what their sessions say, and tells the guilds and friends of
/// who changed. A change is looked at once in a turn, so that somebody who comes and goes within it
/// is no change at all.
///
/// A user's sessions on a slot are over when their beats stop for [#SILENCE_MS], by the time of the
/// records (so a backlog ends what ended long ago) and by the clock (so they end although no record
/// comes any more; the time before the task started does not count, since beats may have waited),
/// and when the life of the slot is over.
///
/// Belongs to the task's thread. Bounded by the users who are there; each turn by [#TURN].
public final class UserPresences {
  /// Edges beat every 60 seconds.
  public static final long SILENCE_MS = 150_000;

  private static final int TURN = 5_000;
  private static final int SWEEP = 5_000;
  private static final byte[] NOTHING = {};
  private static final PresenceCodec PRESENCES = new PresenceCodec();

  private final SessionStore sessions;
  private final KeyValueStore<Bytes, byte[]> told;
  private final KeyValueStore<Bytes, byte[]> touched;
  private final SpaceEntities entities;
  private final SpaceFollowers slots;
  private final PresenceChanges out;
  private final long startedAtMs;
  private long streamTimeMs;

  public UserPresences(
      PresenceStores stores,
      SpaceEntities entities,
      SpaceFollowers slots,
      PresenceChanges out,
      long startedAtMs) {
    this.sessions = new SessionStore(stores.sessions());
    this.told = stores.told();
    this.touched = stores.touched();
    this.entities = entities;
    this.slots = slots;
    this.out = out;
    this.startedAtMs = startedAtMs;
  }

  /// Sessions of a user on one slot said how they are present.
  public void beat(PresenceBeat beat, long saidAtMs) {
    streamTimeMs = Math.max(streamTimeMs, saidAtMs);
    if (slots.isOver(beat.slot(), beat.epoch())) {
      return;
    }
    PresenceBeat before = sessions.put(beat, saidAtMs);
    if (before == null || !before.sessions().equals(beat.sessions())) {
      touch(beat.user());
    }
  }

  /// Somebody joined a guild, or became a friend: one space more is to know.
  public void share(UserId user, SpaceId space) {
    Presence presence = told(user);
    if (!presence.isOffline()) {
      out.add(new PresenceChange(presence, List.of(space)));
      out.flush();
    }
  }

  /// Ends sessions that fell silent, a bounded number in a turn.
  public void expire(long nowMs) {
    sessions.sweep(SWEEP, heard -> isSilent(heard, nowMs)).forEach(this::touch);
  }

  /// Tells what changed since the last turn.
  public void tell() {
    List<Bytes> done = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> users = touched.all()) {
      while (users.hasNext() && done.size() < TURN) {
        done.add(users.next().key);
      }
    }
    for (Bytes key : done) {
      touched.delete(key);
      tell(new UserId(ByteBuffer.wrap(key.get()).getLong()));
    }
    out.flush();
  }

  private void tell(UserId user) {
    Presence now = PresenceMerge.of(user, sessions.of(user));
    if (now.equals(told(user))) {
      return;
    }
    if (now.isOffline()) {
      told.delete(key(user));
    } else {
      told.put(key(user), PRESENCES.encode(now));
    }
    out.add(new PresenceChange(now, interested(user)));
  }

  private List<SpaceId> interested(UserId user) {
    List<SpaceId> spaces = new ArrayList<>();
    for (Membership membership : entities.memberships(user.space())) {
      spaces.add(membership.guild().space());
    }
    for (Entity row : entities.personalRows(user.space())) {
      if (row instanceof Relationship relation && relation.type() == Relationship.Type.FRIEND) {
        spaces.add(relation.other().id().space());
      }
    }
    return spaces;
  }

  private boolean isSilent(SessionStore.Heard heard, long nowMs) {
    return slots.isOver(heard.beat().slot(), heard.beat().epoch())
        || streamTimeMs - heard.saidAtMs() > SILENCE_MS
        || nowMs - Math.max(heard.saidAtMs(), startedAtMs) > SILENCE_MS;
  }

  private Presence told(UserId user) {
    byte[] known = told.get(key(user));
    return known == null ? Presence.offline(user) : PRESENCES.decode(known);
  }

  private void touch(UserId user) {
    touched.put(key(user), NOTHING);
  }

  private static Bytes key(UserId user) {
    return Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(user.value()).array());
  }
}
