package parley.gateway.hub;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.Account;
import parley.contracts.entity.Credential;
import parley.contracts.entity.Membership;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.gateway.dispatch.Intents;
import parley.gateway.dispatch.Viewer;
import parley.gateway.fanout.Fanout;
import parley.gateway.frame.CloseCode;
import parley.gateway.metric.EdgeMetrics;
import parley.gateway.resume.ReplayLimits;
import parley.gateway.session.Outlet;
import parley.gateway.session.Seat;
import parley.gateway.session.Session;
import parley.gateway.session.SessionOrigin;
import parley.gateway.space.UserSpace;

/// Begins sessions. A login follows the user's space, whose answer says whether the token is still
/// good, and which guilds are to be followed. Used by the hub's thread only.
final class Logins {
  /// What the public protocol allows.
  static final int GUILDS_PER_SHARD = 2_500;

  private final Directory directory;
  private final Requests<Login> requests;
  private final Arrivals arrivals;
  private final Departures departures;
  private final Readiness readiness;
  private final Fanout fanout;
  private final ReplayLimits replay;
  private final Supplier<SessionOrigin> origin;
  private final InstantSource clock;
  private final EdgeMetrics metrics;
  private final Map<Outlet, Login> byOutlet = new IdentityHashMap<>();
  private final SecureRandom random = new SecureRandom();

  Logins(
      Directory directory,
      Requests<Login> requests,
      Arrivals arrivals,
      Departures departures,
      Readiness readiness,
      Fanout fanout,
      ReplayLimits replay,
      Supplier<SessionOrigin> origin,
      InstantSource clock,
      EdgeMetrics metrics) {
    this.directory = directory;
    this.requests = requests;
    this.arrivals = arrivals;
    this.departures = departures;
    this.readiness = readiness;
    this.fanout = fanout;
    this.replay = replay;
    this.origin = origin;
    this.clock = clock;
    this.metrics = metrics;
  }

  void logIn(Login login) {
    UserId user = login.token().user();
    directory.userOrNew(user);
    byOutlet.put(login.outlet(), login);
    requests.ask(user.space(), user, login, clock.millis());
  }

  /// A socket went before its login was through.
  void withdraw(Outlet outlet) {
    Login login = byOutlet.remove(outlet);
    if (login != null) {
      UserId user = login.token().user();
      requests.withdraw(user.space(), user, login);
      departures.forgetWhenUnused(user);
    }
  }

  /// The answer: who the user is now.
  void load(InboxEvent.UserSnapshot snapshot) {
    UserId id = snapshot.account().user().id();
    UserSpace user = directory.user(id);
    if (user == null) {
      return;
    }
    user.load(snapshot);
    if (snapshot.remaining() == 0) {
      take(id).forEach(login -> seat(user, snapshot.account(), login));
      departures.forgetWhenUnused(id);
    }
  }

  /// The answer: there is no such user.
  void absent(UserId id) {
    take(id).forEach(login -> refuse(login, CloseCode.AUTHENTICATION_FAILED));
    departures.forgetWhenUnused(id);
  }

  /// The answer cannot be used.
  void fail(UserId id) {
    take(id).forEach(login -> refuse(login, CloseCode.UNKNOWN_ERROR));
    departures.forgetWhenUnused(id);
  }

  /// Nothing that was asked for is answered any more; clients may try again.
  void failAll() {
    byOutlet.clear();
    requests.clear().forEach(login -> refuse(login, CloseCode.UNKNOWN_ERROR));
  }

  private List<Login> take(UserId user) {
    List<Login> taken = requests.take(user.space(), user);
    taken.forEach(login -> byOutlet.remove(login.outlet()));
    return taken;
  }

  private void seat(UserSpace user, Account account, Login login) {
    Credential credential = user.credential(login.token().credential());
    if (credential == null || !credential.isLiveAt(clock.instant())) {
      refuse(login, CloseCode.AUTHENTICATION_FAILED);
      return;
    }
    boolean bot = account.user().bot();
    Long asked = login.identify().intents();
    if (bot && asked == null) {
      refuse(login, CloseCode.INVALID_INTENTS);
      return;
    }
    Intents intents = asked == null ? Intents.ALL : new Intents(asked);
    if (bot && !intents.isEnabledBy(account.applicationFlags())) {
      refuse(login, CloseCode.DISALLOWED_INTENTS);
      return;
    }
    List<GuildId> wanted =
        user.memberships().stream().map(Membership::guild).filter(login::wants).toList();
    if (bot && wanted.size() > GUILDS_PER_SHARD) {
      refuse(login, CloseCode.SHARDING_REQUIRED);
      return;
    }
    Session session =
        new Session(
            origin.get().newSessionId(random), new Viewer(account.user().id(), intents), replay);
    Seat seat = new Seat(session, credential.id(), login.identify(), bot, login.outlet());
    directory.add(seat);
    user.seats().add(seat);
    metrics.identified();
    fanout.run(seat.loop(), () -> session.start(login.outlet()));
    seat.awaited().addAll(wanted);
    if (bot) {
      readiness.tellBot(seat, account, user.personalState(account.user().id()).profile(), wanted);
      wanted.forEach(guild -> arrivals.arrive(guild, seat));
    } else {
      wanted.forEach(guild -> arrivals.arrive(guild, seat));
      readiness.await(seat);
    }
  }

  private void refuse(Login login, CloseCode code) {
    fanout.run(login.outlet().loop(), () -> login.outlet().close(code));
  }
}
