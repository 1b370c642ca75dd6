package parley.gateway.hub;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.contracts.entity.Account;
import parley.contracts.entity.Member;
import parley.contracts.entity.Profile;
import parley.contracts.id.GuildId;
import parley.contracts.payload.GuildCreation;
import parley.gateway.dispatch.EventType;
import parley.gateway.dispatch.PlainDispatch;
import parley.gateway.fanout.Fanout;
import parley.gateway.session.Seat;
import parley.gateway.space.GuildSpace;
import parley.gateway.space.PersonalState;
import parley.gateway.space.UserSpace;

/// Says READY: to bots at once, to people's clients when all their guilds have answered, but not
/// later than [#AT_LATEST_MS] after their login. A guild that has not answered by then is
/// unavailable in READY, and comes in an event of its own. Used by the hub's thread only.
final class Readiness {
  static final long AT_LATEST_MS = 5_000;

  private final Directory directory;
  private final Fanout fanout;
  private final ReadyPayload payload;
  private final InstantSource clock;

  /// When the login was, oldest first.
  private final Map<Seat, Long> waiting = new LinkedHashMap<>();

  Readiness(Directory directory, Fanout fanout, ReadyPayload payload, InstantSource clock) {
    this.directory = directory;
    this.fanout = fanout;
    this.payload = payload;
    this.clock = clock;
  }

  /// A bot learns the names of its guilds, and then each of them.
  void tellBot(Seat seat, Account account, Profile profile, List<GuildId> guilds) {
    seat.makeReady();
    fanout.deliver(
        PlainDispatch.personal(
            EventType.READY,
            clock.millis(),
            json -> payload.writeForBot(json, seat, account, profile, guilds)),
        seat);
  }

  /// A person's client waits from now on.
  void await(Seat seat) {
    waiting.put(seat, clock.millis());
    tellWhenComplete(seat);
  }

  void tellWhenComplete(Seat seat) {
    if (seat.awaited().isEmpty() && waiting.remove(seat) != null) {
      tellPerson(seat);
    }
  }

  /// Lets those go who waited for too long.
  void hurry(long nowMs) {
    Iterator<Map.Entry<Seat, Long>> oldest = waiting.entrySet().iterator();
    while (oldest.hasNext()) {
      Map.Entry<Seat, Long> next = oldest.next();
      if (nowMs - next.getValue() < AT_LATEST_MS) {
        return;
      }
      oldest.remove();
      tellPerson(next.getKey());
    }
  }

  void clear() {
    waiting.clear();
  }

  private void tellPerson(Seat seat) {
    UserSpace user = directory.user(seat.user());
    Account account = user == null ? null : user.account();
    if (user == null || account == null || !directory.holds(seat)) {
      return;
    }
    seat.makeReady();
    List<GuildCreation> creations = new ArrayList<>();
    for (GuildId id : seat.guilds()) {
      GuildSpace guild = directory.guild(id);
      Member member = guild == null ? null : guild.member(seat.user());
      if (guild != null && member != null) {
        creations.add(guild.creationFor(member, seat));
        guild.index().addSeat(seat);
      }
    }
    List<GuildId> missing = List.copyOf(seat.awaited());
    PersonalState personal = user.personalState(seat.user());
    fanout.deliver(
        PlainDispatch.personal(
            EventType.READY,
            clock.millis(),
            json -> payload.writeForPerson(json, seat, account, creations, missing, personal)),
        seat);
  }
}
