package parley.streams.presence;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import parley.contracts.codec.EntityCodec;
import parley.contracts.codec.PresenceCodec;
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.Member;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.presence.Presence;
import parley.contracts.presence.PresenceChange;
import parley.contracts.presence.PresentMember;
import parley.contracts.space.SpaceId;
import parley.streams.fanout.Outbox;
import parley.streams.fanout.SpaceFollowers;
import parley.streams.guild.SpaceEntities;

/// Who is there, as each space of this partition knows it: members of guilds, friends of users. The
/// slots that follow a space are told of all changes of a turn at once, the last one of each user;
/// spaces that nobody follows only remember.
///
/// Belongs to the task's thread. One entry for each space and user who is there; gone when they go,
/// or leave the guild.
public final class SpacePresences {
  /// Members who are there that a slot is told of when it begins to follow a guild.
  public static final int ROSTER = 1_000;

  /// A guild with no more members is told whole.
  public static final int SMALL = 250;

  /// A batch ends with the entry that reaches this size, far below the broker's limit of 1 MiB.
  private static final int BATCH_BYTES = 256 * 1024;

  private static final int TURN = 20_000;
  private static final byte[] CAME = {1};
  private static final byte[] CHANGED = {0};
  private static final PresenceCodec PRESENCES = new PresenceCodec();
  private static final EntityCodec ROWS = new EntityCodec();
  private static final BytesSerializer PREFIXES = new BytesSerializer();

  private final KeyValueStore<Bytes, byte[]> seen;
  private final KeyValueStore<Bytes, byte[]> pending;
  private final SpaceEntities entities;
  private final SpaceFollowers followers;
  private final Outbox outbox;

  public SpacePresences(
      PresenceStores stores, SpaceEntities entities, SpaceFollowers followers, Outbox outbox) {
    this.seen = stores.seen();
    this.pending = stores.pending();
    this.entities = entities;
    this.followers = followers;
    this.outbox = outbox;
  }

  /// Users are present in another way.
  public void apply(List<PresenceChange> changes) {
    for (PresenceChange change : changes) {
      for (SpaceId space : change.spaces()) {
        apply(space, change.presence());
      }
    }
  }

  private void apply(SpaceId space, Presence presence) {
    Bytes key = key(space, presence.user());
    byte[] known = seen.get(key);
    if (presence.isOffline()) {
      seen.delete(key);
    } else {
      seen.put(key, PRESENCES.encode(presence));
    }
    if (!followers.liveSlots(space).isEmpty()) {
      byte[] waits = pending.get(key);
      boolean came = known == null || (waits != null && waits[0] == CAME[0]);
      pending.put(key, came ? CAME : CHANGED);
    }
  }

  /// Tells the slots what changed since the last turn, one batch for each space.
  public void tell() {
    Batch batch = new Batch();
    List<Bytes> done = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> entries = pending.all()) {
      while (entries.hasNext() && done.size() < TURN) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        done.add(entry.key);
        ByteBuffer key = ByteBuffer.wrap(entry.key.get());
        batch.add(new SpaceId(key.getLong()), new UserId(key.getLong()), entry.value[0] == CAME[0]);
      }
    }
    batch.flush();
    done.forEach(pending::delete);
  }

  /// Members who are there, and of a small guild all members, as a slot is told of them first.
  public List<PresentMember> roster(GuildId guild, boolean small) {
    List<PresentMember> roster = new ArrayList<>();
    if (small) {
      entities.eachMember(
          guild.space(),
          new UserId(0),
          member -> {
            roster.add(new PresentMember(of(guild.space(), member.user().id()), member));
            return roster.size() < ROSTER;
          });
      return roster;
    }
    each(
        guild.space(),
        presence -> {
          Member member = entities.member(guild, presence.user());
          if (member != null) {
            roster.add(new PresentMember(presence, member));
          }
          return roster.size() < ROSTER;
        });
    return roster;
  }

  /// Friends who are there, as a user's space knows them.
  public List<Presence> friends(UserId user) {
    List<Presence> friends = new ArrayList<>();
    each(user.space(), presence -> friends.add(presence) && friends.size() < ROSTER);
    return friends;
  }

  /// How somebody is present, as a space knows it.
  public Presence of(SpaceId space, UserId user) {
    byte[] known = seen.get(key(space, user));
    return known == null ? Presence.offline(user) : PRESENCES.decode(known);
  }

  /// Somebody left a guild, or is no friend any more.
  public void forget(SpaceId space, UserId user) {
    seen.delete(key(space, user));
    pending.delete(key(space, user));
  }

  /// A guild is gone.
  public void forget(SpaceId space) {
    // The iterator reads a snapshot.
    try (KeyValueIterator<Bytes, byte[]> entries = scan(space)) {
      while (entries.hasNext()) {
        seen.delete(entries.next().key);
      }
    }
  }

  private void each(SpaceId space, Predicate<Presence> visitor) {
    try (KeyValueIterator<Bytes, byte[]> entries = scan(space)) {
      boolean wanted = true;
      while (wanted && entries.hasNext()) {
        wanted = visitor.test(PRESENCES.decode(entries.next().value));
      }
    }
  }

  private KeyValueIterator<Bytes, byte[]> scan(SpaceId space) {
    byte[] prefix = ByteBuffer.allocate(Long.BYTES).putLong(space.value()).array();
    return seen.prefixScan(Bytes.wrap(prefix), PREFIXES);
  }

  private static Bytes key(SpaceId space, UserId user) {
    return Bytes.wrap(
        ByteBuffer.allocate(2 * Long.BYTES).putLong(space.value()).putLong(user.value()).array());
  }

  /// What the slots of one space are told; entries come space by space.
  private final class Batch {
    private final List<PresentMember> members = new ArrayList<>();
    private @Nullable SpaceId space;
    private boolean guild;
    private int bytes;

    void add(SpaceId of, UserId user, boolean came) {
      if (!of.equals(space) || bytes >= BATCH_BYTES) {
        flush();
        space = of;
        guild = entities.guild(of) != null;
      }
      Presence presence = SpacePresences.this.of(of, user);
      Member member = null;
      if (guild) {
        member = entities.member(new GuildId(of.value()), user);
        if (member == null) {
          // They left meanwhile.
          seen.delete(key(of, user));
          return;
        }
      }
      boolean introduced = came && member != null && !presence.isOffline();
      members.add(new PresentMember(presence, introduced ? member : null));
      bytes += PRESENCES.encode(presence).length;
      bytes += introduced && member != null ? ROWS.encode(member).length : 0;
    }

    void flush() {
      if (space != null && !members.isEmpty()) {
        outbox.publish(space, new InboxEvent.PresencesChanged(members));
      }
      members.clear();
      bytes = 0;
    }
  }
}
