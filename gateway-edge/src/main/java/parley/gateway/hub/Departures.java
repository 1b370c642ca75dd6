package parley.gateway.hub;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import parley.contracts.id.CredentialId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.payload.GuildPayload;
import parley.gateway.dispatch.EventType;
import parley.gateway.dispatch.PlainDispatch;
import parley.gateway.fanout.Fanout;
import parley.gateway.fanout.Resident;
import parley.gateway.frame.CloseCode;
import parley.gateway.inbox.Subscriptions;
import parley.gateway.session.Seat;
import parley.gateway.space.GuildSpace;
import parley.gateway.space.UserSpace;

/// How sessions end, members leave, and what nobody needs is followed no longer. Used by the hub's
/// thread only.
final class Departures {
  private final Directory directory;
  private final Requests<Login> logins;
  private final Requests<Seat> arrivals;
  private final Subscriptions subscriptions;
  private final Fanout fanout;
  private final InstantSource clock;

  Departures(
      Directory directory,
      Requests<Login> logins,
      Requests<Seat> arrivals,
      Subscriptions subscriptions,
      Fanout fanout,
      InstantSource clock) {
    this.directory = directory;
    this.logins = logins;
    this.arrivals = arrivals;
    this.subscriptions = subscriptions;
    this.fanout = fanout;
    this.clock = clock;
  }

  /// Nobody can take the session up any more.
  void end(Seat seat) {
    if (!directory.remove(seat)) {
      return;
    }
    UserSpace user = directory.user(seat.user());
    if (user != null) {
      user.seats().remove(seat);
    }
    stopAwaiting(seat);
    for (GuildId id : List.copyOf(seat.guilds())) {
      GuildSpace guild = directory.guild(id);
      if (guild != null) {
        guild.index().removeSeat(seat);
        leaveWhenAway(id, guild, seat.user());
      }
    }
    seat.guilds().clear();
    forgetWhenUnused(seat.user());
  }

  /// A session does not wait for guilds any more.
  void stopAwaiting(Seat seat) {
    seat.awaited().forEach(id -> arrivals.withdraw(id.space(), seat.user(), seat));
    seat.awaited().clear();
  }

  /// A token is not good any longer: the sessions that it opened are closed.
  void revoke(UserSpace user, CredentialId credential) {
    user.removeCredential(credential);
    for (Seat seat : List.copyOf(user.seats())) {
      if (seat.credential().equals(credential)) {
        close(seat, CloseCode.AUTHENTICATION_FAILED);
      }
    }
  }

  private void close(Seat seat, CloseCode code) {
    fanout.run(seat.loop(), () -> seat.session().close(code));
    end(seat);
  }

  /// A user is no member any longer: their sessions are told, and hear no more of the guild.
  void expel(GuildId id, GuildSpace guild, UserId user) {
    Resident resident = guild.index().find(user);
    if (resident != null) {
      tellGone(id, List.copyOf(resident.seats()));
      guild.remove(user);
    }
  }

  /// A guild is no more.
  void drop(GuildId id, GuildSpace guild) {
    tellGone(id, guild.seats());
    forget(id, guild);
  }

  /// A guild is there, and nothing can be told of it for now.
  void makeUnavailable(GuildId id, GuildSpace guild) {
    List<Seat> told = List.copyOf(guild.seats());
    told.forEach(seat -> seat.guilds().remove(id));
    fanout.deliver(
        PlainDispatch.shared(
            EventType.GUILD_DELETE,
            clock.millis(),
            json -> GuildPayload.writeUnavailable(json, id)),
        told);
    forget(id, guild);
  }

  /// Closes all sessions of a user.
  void endAll(UserSpace user, CloseCode code) {
    for (Seat seat : List.copyOf(user.seats())) {
      close(seat, code);
    }
  }

  private void forget(GuildId id, GuildSpace guild) {
    for (Resident resident : List.copyOf(guild.residents())) {
      subscriptions.unfollow(id.space(), resident.user());
    }
    directory.remove(id);
  }

  /// Sessions are told that a guild is gone for them.
  void tellGone(GuildId id, Collection<Seat> told) {
    told.forEach(seat -> seat.guilds().remove(id));
    fanout.deliver(
        PlainDispatch.shared(
            EventType.GUILD_DELETE, clock.millis(), json -> GuildPayload.writeRemoval(json, id)),
        told);
  }

  /// Lets go of a member none of whose sessions is in the guild, or on its way.
  void leaveWhenAway(GuildId id, GuildSpace guild, UserId user) {
    if (!directory.isHere(user, id)) {
      guild.remove(user);
      subscriptions.unfollow(id.space(), user);
      closeWhenEmpty(id, guild);
    }
  }

  /// A guild that somebody is about to enter stays: the answer to them builds on what is known.
  void closeWhenEmpty(GuildId id, GuildSpace guild) {
    if (guild.isEmpty()
        && !arrivals.isAwaited(id.space())
        && !directory.isMoving(id)
        && directory.guild(id) == guild) {
      directory.remove(id);
    }
  }

  /// Lets go of a user who has no session and is not about to have one.
  void forgetWhenUnused(UserId id) {
    UserSpace user = directory.user(id);
    if (user != null && user.seats().isEmpty() && !logins.isAwaited(id.space())) {
      directory.remove(id);
      subscriptions.unfollow(id.space(), id);
    }
  }
}
