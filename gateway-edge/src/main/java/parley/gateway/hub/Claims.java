package parley.gateway.hub;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import parley.contracts.edge.Handover;
import parley.contracts.entity.Membership;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.presence.SessionPresence;
import parley.contracts.space.SpaceId;
import parley.contracts.token.AccessToken;
import parley.gateway.dispatch.EventType;
import parley.gateway.dispatch.Intents;
import parley.gateway.dispatch.PlainDispatch;
import parley.gateway.dispatch.Viewer;
import parley.gateway.fanout.Fanout;
import parley.gateway.frame.ClientFrame;
import parley.gateway.inbox.HandoverSender;
import parley.gateway.inbox.LogHandovers;
import parley.gateway.inbox.Subscriptions;
import parley.gateway.metric.EdgeMetrics;
import parley.gateway.metric.MoveOutcome;
import parley.gateway.resume.ReplayLimits;
import parley.gateway.session.Outlet;
import parley.gateway.session.ResumeOutcome;
import parley.gateway.session.Seat;
import parley.gateway.session.Session;
import parley.gateway.session.SessionOrigin;
import parley.gateway.space.GuildSpace;
import parley.gateway.space.UserSpace;

/// Takes sessions over from other nodes, whose clients want to resume them here. A session is
/// claimed from the node that its id names, or, when that is a former life of this one, from all.
/// What its spaces tell from its arrival on is held back until what the other node kept is here.
///
/// Used by the hub's thread only. A claim fails after [#OFFERED_WITHIN_MS] without an answer, and
/// after [#GIVEN_WITHIN_MS] in all; then the client begins anew.
final class Claims {
  static final long OFFERED_WITHIN_MS = 3_000;
  static final long GIVEN_WITHIN_MS = 12_000;

  private final Directory directory;
  private final Arrivals arrivals;
  private final Departures departures;
  private final Subscriptions subscriptions;
  private final HandoverSender sender;
  private final Fanout fanout;
  private final MoveSettings settings;
  private final InstantSource clock;
  private final EdgeMetrics metrics;
  private final Map<String, Claim> claims = new HashMap<>();

  /// @param slots how many there are
  record MoveSettings(ReplayLimits replay, int slots) {}

  private static final class Claim {
    final Outlet outlet;
    final AccessToken token;
    final ClientFrame.Resume resume;
    final long sinceMs;
    final Set<SpaceId> awaited = new HashSet<>();
    final List<PlainDispatch> events = new ArrayList<>();
    @Nullable Seat seat;
    long lastSequence = -1;

    Claim(Outlet outlet, AccessToken token, ClientFrame.Resume resume, long sinceMs) {
      this.outlet = outlet;
      this.token = token;
      this.resume = resume;
      this.sinceMs = sinceMs;
    }
  }

  Claims(
      Directory directory,
      Arrivals arrivals,
      Departures departures,
      Subscriptions subscriptions,
      HandoverSender sender,
      Fanout fanout,
      MoveSettings settings,
      InstantSource clock,
      EdgeMetrics metrics) {
    this.directory = directory;
    this.arrivals = arrivals;
    this.departures = departures;
    this.subscriptions = subscriptions;
    this.sender = sender;
    this.fanout = fanout;
    this.settings = settings;
    this.clock = clock;
    this.metrics = metrics;
  }

  boolean isPending(String session) {
    return claims.containsKey(session);
  }

  /// Looks for a session elsewhere.
  ///
  /// @param wentTo the slot that it went to from here, or null
  /// @return false when it can be nowhere
  boolean claim(
      Outlet outlet, AccessToken token, ClientFrame.Resume resume, @Nullable Integer wentTo) {
    SessionOrigin origin = SessionOrigin.of(resume.sessionId()).orElse(null);
    int own = subscriptions.slot();
    if (origin == null || origin.slot() >= settings.slots()) {
      return false;
    }
    boolean ownLife = origin.slot() == own && origin.epoch() == subscriptions.epoch();
    if (ownLife && wentTo == null) {
      return false;
    }
    int[] where =
        wentTo != null
            ? new int[] {wentTo}
            : origin.slot() != own
                ? new int[] {origin.slot()}
                : IntStream.range(0, settings.slots()).filter(slot -> slot != own).toArray();
    claims.put(resume.sessionId(), new Claim(outlet, token, resume, clock.millis()));
    for (int slot : where) {
      sender.send(
          slot,
          LogHandovers.ANY_LIFE,
          token.user(),
          new Handover.Claimed(
              resume.sessionId(),
              token.user(),
              token.credential(),
              resume.sequence(),
              own,
              subscriptions.epoch(),
              where.length == 1));
    }
    return where.length > 0;
  }

  void offered(Handover.Offered offered) {
    Claim claim = claims.get(offered.session());
    if (claim == null || claim.seat != null) {
      return;
    }
    UserId user = claim.token.user();
    Intents intents = offered.intents() == null ? Intents.ALL : new Intents(offered.intents());
    ClientFrame.Shard shard =
        offered.shardCount() == 0
            ? null
            : new ClientFrame.Shard(offered.shardId(), offered.shardCount());
    SessionPresence presence = offered.presence();
    Seat seat =
        new Seat(
            Session.arriving(offered.session(), new Viewer(user, intents), settings.replay()),
            claim.token.credential(),
            new ClientFrame.Identify(
                "", offered.intents(), shard, offered.largeThreshold(), presence),
            offered.bot(),
            claim.outlet);
    seat.move(true);
    seat.awaited().addAll(offered.guilds());
    claim.seat = seat;
    directory.add(seat);
    directory.userOrNew(user).seats().add(seat);
    claim.awaited.add(user.space());
    offered.guilds().forEach(guild -> claim.awaited.add(guild.space()));
    for (SpaceId space : claim.awaited) {
      subscriptions.move(space, user, offered.session(), offered.slot(), offered.epoch());
    }
  }

  /// A space tells for a session from here on.
  void arrived(SpaceId space, String session) {
    Claim claim = claims.get(session);
    Seat seat = claim == null ? null : claim.seat;
    if (claim == null || seat == null || !claim.awaited.remove(space)) {
      return;
    }
    if (space.equals(seat.user().space())) {
      UserSpace user = directory.user(seat.user());
      if (user == null || user.credential(seat.credential()) == null) {
        fail(claim);
        claims.remove(session);
        return;
      }
      seat.makeReady();
    } else {
      enter(new GuildId(space.value()), seat);
    }
    finishWhenComplete(session, claim);
  }

  private void enter(GuildId id, Seat seat) {
    GuildSpace guild = directory.guild(id);
    seat.awaited().remove(id);
    if (guild != null && guild.member(seat.user()) != null) {
      seat.guilds().add(id);
      guild.index().addSeat(seat);
    }
  }

  void given(Handover.Given given) {
    Claim claim = claims.get(given.session());
    if (claim == null || claim.seat == null) {
      return;
    }
    try {
      for (Handover.KeptEvent event : given.events()) {
        claim.events.add(
            PlainDispatch.shared(
                EventType.valueOf(event.type()),
                event.decidedAtMs(),
                json -> json.writeRawValue(event.json())));
      }
    } catch (IllegalArgumentException e) {
      // An event of another release.
      fail(claim);
      claims.remove(given.session());
      return;
    }
    if (given.remaining() == 0) {
      claim.lastSequence = given.lastSequence();
      finishWhenComplete(given.session(), claim);
    }
  }

  void refused(String session) {
    Claim claim = claims.remove(session);
    if (claim != null) {
      fail(claim);
    }
  }

  /// Gives up what takes too long.
  void sweep(long nowMs) {
    claims
        .values()
        .removeIf(
            claim -> {
              boolean late =
                  nowMs - claim.sinceMs
                      >= (claim.seat == null ? OFFERED_WITHIN_MS : GIVEN_WITHIN_MS);
              if (late) {
                fail(claim);
              }
              return late;
            });
  }

  /// Nothing is believed any more.
  void clear() {
    claims.values().forEach(claim -> fanout.run(claim.outlet.loop(), claim.outlet::refuseResume));
    claims.clear();
  }

  private void finishWhenComplete(String session, Claim claim) {
    Seat seat = claim.seat;
    if (seat == null || claim.lastSequence < 0 || !claim.awaited.isEmpty()) {
      return;
    }
    claims.remove(session);
    seat.move(false);
    long nowMs = clock.millis();
    fanout.run(
        seat.loop(),
        () -> {
          seat.session().adopt(claim.lastSequence, claim.events);
          ResumeOutcome outcome =
              seat.session().resume(claim.outlet, claim.resume.sequence(), nowMs);
          metrics.resumed(outcome);
          metrics.moved(MoveOutcome.TAKEN);
        });
    UserSpace user = directory.user(seat.user());
    List<Membership> memberships = user == null ? List.of() : user.memberships();
    for (Membership membership : memberships) {
      GuildId guild = membership.guild();
      if (seat.wants(guild) && !seat.guilds().contains(guild) && seat.awaited().add(guild)) {
        arrivals.arrive(guild, seat);
      }
    }
  }

  private void fail(Claim claim) {
    metrics.moved(MoveOutcome.FAILED);
    metrics.resumed(ResumeOutcome.UNKNOWN_SESSION);
    fanout.run(claim.outlet.loop(), claim.outlet::refuseResume);
    if (claim.seat != null) {
      departures.end(claim.seat);
    }
  }
}
