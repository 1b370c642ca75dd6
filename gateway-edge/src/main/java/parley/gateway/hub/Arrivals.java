package parley.gateway.hub;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.Member;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.payload.GuildCreation;
import parley.contracts.payload.GuildPayload;
import parley.gateway.dispatch.EventType;
import parley.gateway.dispatch.Intent;
import parley.gateway.dispatch.PlainDispatch;
import parley.gateway.fanout.Fanout;
import parley.gateway.inbox.Subscriptions;
import parley.gateway.session.Seat;
import parley.gateway.space.GuildSpace;

/// Lets sessions into guilds. A guild is followed for each user who has a session here; the answers
/// come in the same ordered inbox as every later event, so nothing is missed or told twice in
/// between. Used by the hub's thread only.
final class Arrivals {
  private final Directory directory;
  private final Requests<Seat> requests;
  private final Departures departures;
  private final Readiness readiness;
  private final Subscriptions subscriptions;
  private final Fanout fanout;
  private final InstantSource clock;

  Arrivals(
      Directory directory,
      Requests<Seat> requests,
      Departures departures,
      Readiness readiness,
      Subscriptions subscriptions,
      Fanout fanout,
      InstantSource clock) {
    this.directory = directory;
    this.requests = requests;
    this.departures = departures;
    this.readiness = readiness;
    this.subscriptions = subscriptions;
    this.fanout = fanout;
    this.clock = clock;
  }

  /// A session is to get a guild's events, which is among those that it awaits.
  void arrive(GuildId id, Seat seat) {
    GuildSpace guild = directory.guild(id);
    Member member = guild == null ? null : guild.member(seat.user());
    if (guild != null && member != null) {
      admit(id, guild, seat, member);
    } else {
      requests.ask(id.space(), seat.user(), seat, clock.millis());
    }
  }

  /// The answer where the guild was not followed yet, in parts.
  void load(GuildId id, InboxEvent.GuildSnapshot part) {
    Instant now = clock.instant();
    if (part.part() == 0) {
      directory.put(id, new GuildSpace(part.guild(), fanout.loops()));
    }
    GuildSpace guild = directory.guild(id);
    if (guild == null) {
      return;
    }
    guild.load(part, now);
    if (part.part() + 1 < part.parts()) {
      return;
    }
    for (UserId user : requests.users(id.space())) {
      Member member = guild.member(user);
      if (member != null) {
        admitAll(id, guild, member);
      }
    }
    guild.members().forEach(member -> departures.leaveWhenAway(id, guild, member.user().id()));
  }

  /// The answer where the guild is followed already.
  void load(GuildId id, InboxEvent.MemberSnapshot snapshot) {
    GuildSpace guild = directory.guild(id);
    Member member = snapshot.member();
    if (guild == null && requests.isAwaited(id.space(), snapshot.user())) {
      // The topology takes it for followed: that it is not any more did not reach the log.
      throw new IllegalStateException("a member came to a guild that is not known here");
    }
    if (guild == null) {
      subscriptions.unfollow(id.space(), snapshot.user());
    } else if (member != null) {
      guild.load(member, snapshot.threadMembers(), clock.instant());
      admitAll(id, guild, member);
      departures.leaveWhenAway(id, guild, snapshot.user());
    }
  }

  /// The answer: there is no such guild, or the user is no member.
  void absent(GuildId id, UserId user) {
    for (Seat seat : requests.take(id.space(), user)) {
      seat.awaited().remove(id);
      if (seat.ready()) {
        departures.tellGone(id, List.of(seat));
      } else {
        readiness.tellWhenComplete(seat);
      }
    }
    GuildSpace guild = directory.guild(id);
    if (guild != null) {
      departures.closeWhenEmpty(id, guild);
    }
  }

  private void admitAll(GuildId id, GuildSpace guild, Member member) {
    for (Seat seat : requests.take(id.space(), member.user().id())) {
      admit(id, guild, seat, member);
    }
  }

  private void admit(GuildId id, GuildSpace guild, Seat seat, Member member) {
    seat.awaited().remove(id);
    seat.guilds().add(id);
    if (!seat.ready()) {
      readiness.tellWhenComplete(seat);
      return;
    }
    guild.index().addSeat(seat);
    if (seat.session().viewer().intents().has(Intent.GUILDS)) {
      GuildCreation creation = guild.creationFor(member, seat);
      fanout.deliver(
          PlainDispatch.personal(
              EventType.GUILD_CREATE,
              clock.millis(),
              json -> {
                if (seat.bot()) {
                  GuildPayload.writeCreation(json, creation);
                } else {
                  GuildPayload.writeUserCreation(json, creation);
                }
              }),
          seat);
    }
  }
}
