package parley.gateway.hub;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.gateway.session.Seat;
import parley.gateway.space.GuildSpace;
import parley.gateway.space.UserSpace;

/// Who and what is here: sessions, their users, and the guilds that they follow. Used by the hub's
/// thread only. Bounded by the sessions, which are bounded by sockets and by how long a session
/// waits for its client.
final class Directory {
  private final Map<String, Seat> seats = new HashMap<>();
  private final Set<UserId> touched = new LinkedHashSet<>();
  private final Map<UserId, UserSpace> users = new HashMap<>();
  private final Map<GuildId, GuildSpace> guilds = new HashMap<>();

  @Nullable Seat seat(String sessionId) {
    return seats.get(sessionId);
  }

  Collection<Seat> seats() {
    return Collections.unmodifiableCollection(seats.values());
  }

  void add(Seat seat) {
    touched.add(seat.user());
    seats.put(seat.session().id(), seat);
  }

  /// @return whether it was there
  boolean remove(Seat seat) {
    touched.add(seat.user());
    return seats.remove(seat.session().id(), seat);
  }

  boolean holds(Seat seat) {
    return seats.get(seat.session().id()) == seat;
  }

  /// Users whose sessions came or went since the last call.
  Set<UserId> takeTouched() {
    Set<UserId> taken = Set.copyOf(touched);
    touched.clear();
    return taken;
  }

  /// The sessions of a user.
  List<Seat> seatsOf(UserId user) {
    UserSpace space = users.get(user);
    return space == null ? List.of() : List.copyOf(space.seats());
  }

  @Nullable UserSpace user(UserId id) {
    return users.get(id);
  }

  UserSpace userOrNew(UserId id) {
    return users.computeIfAbsent(id, ignored -> new UserSpace());
  }

  void remove(UserId id) {
    users.remove(id);
  }

  @Nullable GuildSpace guild(GuildId id) {
    return guilds.get(id);
  }

  Collection<GuildSpace> guilds() {
    return Collections.unmodifiableCollection(guilds.values());
  }

  void put(GuildId id, GuildSpace guild) {
    guilds.put(id, guild);
  }

  void remove(GuildId id) {
    guilds.remove(id);
  }

  /// Whether a session of the user is in the guild, or on its way.
  boolean isHere(UserId user, GuildId guild) {
    UserSpace space = users.get(user);
    return space != null
        && space.seats().stream()
            .anyMatch(seat -> seat.guilds().contains(guild) || seat.awaited().contains(guild));
  }

  /// Whether a session that comes from another node is on its way to the guild.
  boolean isMoving(GuildId guild) {
    return seats.values().stream()
        .anyMatch(seat -> seat.isMoving() && seat.awaited().contains(guild));
  }

  void clear() {
    touched.clear();
    seats.clear();
    users.clear();
    guilds.clear();
  }
}
