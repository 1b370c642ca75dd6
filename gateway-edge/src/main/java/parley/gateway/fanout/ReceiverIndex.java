package parley.gateway.fanout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.permission.Permission;
import parley.contracts.permission.Permissions;
import parley.contracts.permission.Standing;
import parley.gateway.dispatch.Intent;
import parley.gateway.session.Seat;

/// Says for each channel of a guild which sessions may read it. Permissions are computed once per
/// *permission class* (members of the same roles, ownership and timeout); members whom an overwrite
/// of the channel names are computed apart. Audiences are made when a channel is first written to,
/// and kept until a row or a session changes: an event costs its receivers, not the guild's
/// members.
///
/// Used by the hub's thread only. Bounded by the connected members and the channels of the guild.
public final class ReceiverIndex {
  private final GuildRows rows;
  private final int loops;
  private final Map<Standing, PermissionClass> classes = new HashMap<>();
  private final Map<UserId, Resident> residents = new HashMap<>();
  private final Map<Readership, Audience> readers = new HashMap<>();

  /// Those of a channel's readers who asked for one kind of events.
  private record Readership(ChannelId channel, Intent intent) {}

  public ReceiverIndex(GuildRows rows, int loops) {
    this.rows = rows;
    this.loops = loops;
  }

  /// The sessions that get what happens in a channel now.
  ///
  /// @param intent what they have to have asked for
  public Audience readersOf(Channel channel, Intent intent) {
    return readers.computeIfAbsent(
        new Readership(channel.id(), intent), asked -> findReaders(channel, intent));
  }

  /// The sessions whose users see a channel now, whether or not they read in it.
  public List<Seat> viewersOf(Channel channel) {
    List<Seat> viewers = new ArrayList<>();
    forEach(channel, Permission.VIEW_CHANNEL::in, resident -> viewers.addAll(resident.seats()));
    return viewers;
  }

  /// Whether a resident sees a channel now.
  public boolean sees(Resident resident, Channel channel) {
    return sees(resident.permissionClass().standing(), resident.user(), channel);
  }

  /// A connected member came, or their standing changed.
  public void put(UserId user, Standing standing) {
    PermissionClass next = classes.computeIfAbsent(standing, PermissionClass::new);
    Resident resident = residents.get(user);
    if (resident == null) {
      resident = new Resident(user, next);
      residents.put(user, resident);
      next.residents().add(resident);
    } else if (resident.permissionClass() != next) {
      leaveClass(resident);
      resident.moveTo(next);
      next.residents().add(resident);
      forgetReaders();
    }
  }

  public void remove(UserId user) {
    Resident resident = residents.remove(user);
    if (resident != null) {
      leaveClass(resident);
      forgetReaders();
    }
  }

  /// A session of a resident begins to get the guild's events.
  public void addSeat(Seat seat) {
    resident(seat.user()).seats().add(seat);
    forgetReaders();
  }

  public void removeSeat(Seat seat) {
    Resident resident = residents.get(seat.user());
    if (resident != null && resident.seats().remove(seat)) {
      forgetReaders();
    }
  }

  /// Roles, overwrites, channels or the places of sessions changed.
  public void forgetReaders() {
    readers.clear();
  }

  /// Some channels changed for their readers.
  public void forgetReaders(Collection<ChannelId> channels) {
    readers.keySet().removeIf(readership -> channels.contains(readership.channel()));
  }

  public Collection<Resident> residents() {
    return Collections.unmodifiableCollection(residents.values());
  }

  public @Nullable Resident find(UserId user) {
    return residents.get(user);
  }

  /// The sessions of residents who have one of some permissions in the guild as a whole.
  public List<Seat> seatsOfThoseWho(Permission... permissions) {
    long wanted = Permissions.mask(permissions);
    List<Seat> found = new ArrayList<>();
    for (PermissionClass permissionClass : classes.values()) {
      if ((rows.permissions(permissionClass.standing()) & wanted) != 0) {
        permissionClass.residents().forEach(resident -> found.addAll(resident.seats()));
      }
    }
    return found;
  }

  /// Who of the classes that a change can touch sees some channels now.
  public Map<ChannelId, ChannelSight> look(
      Collection<Channel> channels, Predicate<Standing> touched) {
    List<PermissionClass> looking =
        classes.values().stream().filter(one -> touched.test(one.standing())).toList();
    Map<ChannelId, ChannelSight> sights = new HashMap<>();
    for (Channel channel : channels) {
      Set<PermissionClass> seeing = new HashSet<>();
      for (PermissionClass permissionClass : looking) {
        if (sees(permissionClass.standing(), null, channel)) {
          seeing.add(permissionClass);
        }
      }
      sights.put(channel.id(), new ChannelSight(seeing, lookOfNamed(channel, touched)));
    }
    return sights;
  }

  private Map<Resident, Boolean> lookOfNamed(Channel channel, Predicate<Standing> touched) {
    Map<Resident, Boolean> looks = new HashMap<>();
    for (UserId user : rows.namedIn(channel)) {
      Resident resident = residents.get(user);
      if (resident != null && touched.test(resident.permissionClass().standing())) {
        looks.put(resident, sees(resident.permissionClass().standing(), resident.user(), channel));
      }
    }
    return looks;
  }

  /// The channels that one resident sees.
  public Set<ChannelId> sightOf(Resident resident) {
    return sight(resident.permissionClass().standing(), resident.user());
  }

  private Resident resident(UserId user) {
    Resident resident = residents.get(user);
    if (resident == null) {
      throw new IllegalStateException("no resident, so no session of theirs can be here");
    }
    return resident;
  }

  private void leaveClass(Resident resident) {
    PermissionClass former = resident.permissionClass();
    former.residents().remove(resident);
    if (former.residents().isEmpty()) {
      classes.remove(former.standing());
    }
  }

  private Set<ChannelId> sight(Standing standing, @Nullable UserId user) {
    Set<ChannelId> seen = new HashSet<>();
    for (Channel channel : rows.channels()) {
      if (sees(standing, user, channel)) {
        seen.add(channel.id());
      }
    }
    return seen;
  }

  private boolean sees(Standing standing, @Nullable UserId user, Channel channel) {
    return Permission.VIEW_CHANNEL.in(rows.permissions(standing, user, channel));
  }

  private Audience findReaders(Channel channel, Intent intent) {
    List<Seat> found = new ArrayList<>();
    forEach(
        channel,
        permissions -> Permissions.readsMessages(permissions, channel.type()),
        resident -> addReaders(resident, intent, found));
    return Audience.of(found, loops);
  }

  /// Visits the residents whose permissions in a channel suffice.
  private void forEach(Channel channel, LongPredicate suffices, Consumer<Resident> visitor) {
    Set<UserId> named = rows.namedIn(channel);
    for (PermissionClass permissionClass : classes.values()) {
      Standing standing = permissionClass.standing();
      boolean classSuffices = suffices.test(rows.permissions(standing, null, channel));
      for (Resident resident : permissionClass.residents()) {
        boolean apart = !named.isEmpty() && named.contains(resident.user());
        if (apart
            ? suffices.test(rows.permissions(standing, resident.user(), channel))
            : classSuffices) {
          visitor.accept(resident);
        }
      }
    }
  }

  private static void addReaders(Resident resident, Intent intent, List<Seat> found) {
    for (Seat seat : resident.seats()) {
      if (seat.session().viewer().intents().has(intent)) {
        found.add(seat);
      }
    }
  }
}
