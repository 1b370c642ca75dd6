package parley.gateway.hub;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import parley.contracts.edge.InboxRecord;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.space.SpaceId;
import parley.contracts.token.AccessToken;
import parley.gateway.fanout.Fanout;
import parley.gateway.frame.ClientFrame;
import parley.gateway.frame.CloseCode;
import parley.gateway.inbox.HandoverSender;
import parley.gateway.inbox.Subscriptions;
import parley.gateway.limit.IdentifyLimits;
import parley.gateway.metric.EdgeMetrics;
import parley.gateway.presence.BeatSender;
import parley.gateway.presence.PresenceBeats;
import parley.gateway.roster.MemberLists;
import parley.gateway.roster.MemberRequests;
import parley.gateway.session.Outlet;
import parley.gateway.session.Seat;
import parley.gateway.session.Session;
import parley.gateway.session.SessionOrigin;
import parley.gateway.space.GuildEvents;
import parley.gateway.space.GuildSpace;
import parley.gateway.space.UserEvents;
import parley.gateway.space.UserSpace;
import parley.gateway.voice.VoiceDesk;

/// What the hub can be asked for: it puts together who is here ([Directory]), how they come
/// ([Logins], [Arrivals], [Readiness], [Resumes]), what they are told ([InboxRouter]) and how they
/// go ([Departures]). Used by the hub's thread only, but for the numbers.
public final class Rooms {
  private final Directory directory = new Directory();
  private final Requests<Login> loginRequests;
  private final Requests<Seat> arrivalRequests;
  private final Departures departures;
  private final Readiness readiness;
  private final Logins logins;
  private final Resumes resumes;
  private final MemberRequests memberRequests;
  private final MemberLists memberLists;
  private final PresenceBeats beats;
  private final InstantSource clock;
  private final HubQueue queue;
  private final IdentifyLimits limits;
  private final Offers offers;
  private final Claims claims;
  private final InboxRouter router;
  private final GuildEvents guildEvents;
  private final Fanout fanout;
  private final VoiceDesk voice;
  private final long resumeWithinMs;

  private volatile int sessionCount;
  private volatile int guildCount;
  private volatile long keptBytes;

  public Rooms(
      HubQueue queue,
      Fanout fanout,
      Subscriptions subscriptions,
      GuildEvents guildEvents,
      UserEvents userEvents,
      IdentifyLimits limits,
      HandoverSender handovers,
      BeatSender beatSender,
      VoiceDesk voice,
      LoopHandover handover,
      RoomSettings settings,
      InstantSource clock,
      EdgeMetrics metrics) {
    this.fanout = fanout;
    this.guildEvents = guildEvents;
    this.queue = queue;
    this.limits = limits;
    this.clock = clock;
    this.voice = voice;
    resumeWithinMs = settings.resumeWithin().toMillis();
    loginRequests = new Requests<>(subscriptions);
    arrivalRequests = new Requests<>(subscriptions);
    departures =
        new Departures(directory, loginRequests, arrivalRequests, subscriptions, fanout, clock);
    readiness = new Readiness(directory, fanout, new ReadyPayload(settings.gatewayUrl()), clock);
    Arrivals arrivals =
        new Arrivals(
            directory, arrivalRequests, departures, readiness, subscriptions, fanout, clock);
    logins =
        new Logins(
            directory,
            loginRequests,
            arrivals,
            departures,
            readiness,
            fanout,
            settings.replay(),
            () -> new SessionOrigin(subscriptions.slot(), subscriptions.epoch()),
            clock,
            metrics);
    offers =
        new Offers(directory, departures, subscriptions, handovers, queue, fanout, clock, metrics);
    claims =
        new Claims(
            directory,
            arrivals,
            departures,
            subscriptions,
            handovers,
            fanout,
            new Claims.MoveSettings(settings.replay(), settings.slots()),
            clock,
            metrics);
    resumes = new Resumes(directory, departures, fanout, handover, clock, metrics);
    memberLists = new MemberLists(fanout, directory::guild, directory::holds, clock);
    beats = new PresenceBeats(beatSender, directory::seatsOf);
    memberRequests =
        new MemberRequests(subscriptions, fanout, directory::holds, queue::offer, clock);
    router =
        new InboxRouter(
            directory,
            logins,
            arrivals,
            departures,
            guildEvents,
            userEvents,
            memberRequests,
            claims,
            offers,
            voice,
            memberLists,
            fanout);
  }

  /// Sessions, those that wait for their clients included. Safe for any thread.
  public int sessions() {
    return sessionCount;
  }

  /// Guilds that are followed. Safe for any thread.
  public int guilds() {
    return guildCount;
  }

  /// Bytes of events that sessions keep for a resume, counted for each of them, though they share
  /// what they were told together. Safe for any thread.
  public long keptBytes() {
    return keptBytes;
  }

  void logIn(Outlet outlet, AccessToken token, ClientFrame.Identify identify) {
    ClientFrame.Shard shard = identify.shard();
    if (identify.intents() == null) {
      // People's clients name no intents, bots have to.
      logins.logIn(new Login(outlet, token, identify));
      return;
    }
    limits
        .take(token.user(), shard == null ? 0 : shard.id())
        .thenAccept(verdict -> queue.offer(() -> logIn(outlet, token, identify, verdict)));
  }

  private void logIn(
      Outlet outlet,
      AccessToken token,
      ClientFrame.Identify identify,
      IdentifyLimits.Verdict verdict) {
    switch (verdict) {
      case GO -> logins.logIn(new Login(outlet, token, identify));
      case WAIT -> fanout.run(outlet.loop(), outlet::refuseResume);
      case SPENT -> fanout.run(outlet.loop(), () -> outlet.close(CloseCode.RATE_LIMITED));
    }
  }

  void resume(Outlet outlet, AccessToken token, ClientFrame.Resume resume) {
    String id = resume.sessionId();
    Seat known = directory.seat(id);
    if (claims.isPending(id) || (known != null && known.isMoving())) {
      // On its way already: the client may try again.
      fanout.run(outlet.loop(), () -> outlet.close(CloseCode.UNKNOWN_ERROR));
      return;
    }
    if (known == null && claims.claim(outlet, token, resume, offers.wentTo(id))) {
      return;
    }
    resumes.resume(outlet, token, resume);
    Seat seat = directory.seat(resume.sessionId());
    if (seat != null) {
      memberRequests.resumed(seat);
    }
  }

  /// A session asks for something.
  void ask(Session session, ClientFrame.Request request) {
    Seat seat = directory.seat(session.id());
    if (seat == null) {
      return;
    }
    switch (request) {
      case ClientFrame.ViewMembers view -> {
        if (seat.guilds().contains(view.guild())) {
          memberLists.view(seat, view);
        }
      }
      case ClientFrame.UpdatePresence update -> beats.update(seat, update, clock.millis());
      case ClientFrame.RequestMembers members ->
          memberRequests.ask(
              seat,
              members,
              seat.guilds().contains(members.guild()) ? directory.guild(members.guild()) : null);
      case ClientFrame.UpdateVoice wish -> {
        if (seat.guilds().contains(wish.guild())) {
          voice.ask(seat, wish);
        }
      }
    }
  }

  /// @param session null when the socket had none
  void socketGone(Outlet outlet, @Nullable Session session, boolean goodbye) {
    if (session == null) {
      logins.withdraw(outlet);
    } else {
      resumes.socketGone(outlet, session, goodbye);
    }
  }

  /// Says what follows from all that was done in a turn.
  void settle() {
    directory.takeTouched().forEach(user -> beats.touched(user, clock.millis()));
  }

  void apply(InboxRecord inbox) {
    router.apply(inbox);
  }

  /// Ends what is over or took too long: sessions whose clients stayed away, waits for READY and
  /// for answers, and timeouts that are over.
  void sweep(long lastMs, long nowMs) {
    directory.seats().stream()
        .filter(seat -> seat.isOver() || seat.isLostSince(nowMs - resumeWithinMs))
        .toList()
        .forEach(departures::end);
    readiness.hurry(nowMs);
    loginRequests.askAgain(nowMs);
    arrivalRequests.askAgain(nowMs);
    memberRequests.sweep(nowMs);
    beats.sweep(nowMs);
    memberLists.sweep();
    claims.sweep(nowMs);
    offers.sweep(nowMs);
    Instant last = Instant.ofEpochMilli(lastMs);
    Instant now = Instant.ofEpochMilli(nowMs);
    directory.guilds().forEach(guild -> guildEvents.endTimeouts(guild, last, now));
    sessionCount = directory.seats().size();
    guildCount = directory.guilds().size();
    keptBytes = directory.seats().stream().mapToLong(seat -> seat.session().keptBytes()).sum();
  }

  /// Nothing that is known holds any more: everybody has to identify again.
  void startOver() {
    for (Seat seat : directory.seats()) {
      fanout.run(seat.loop(), seat.session()::dissolve);
    }
    logins.failAll();
    arrivalRequests.clear();
    memberRequests.clear();
    beats.clear();
    memberLists.clear();
    claims.clear();
    offers.clear();
    readiness.clear();
    directory.clear();
  }

  /// Nothing is told of a space any more: a guild becomes unavailable, a user's sessions end.
  void setAside(SpaceId space) {
    GuildId id = new GuildId(space.value());
    GuildSpace guild = directory.guild(id);
    if (guild != null) {
      departures.makeUnavailable(id, guild);
    }
    UserSpace user = directory.user(new UserId(space.value()));
    if (user != null) {
      departures.endAll(user, CloseCode.UNKNOWN_ERROR);
    }
    logins.fail(new UserId(space.value()));
  }

  void askAllToReconnect() {
    for (Seat seat : directory.seats()) {
      Outlet outlet = seat.outlet();
      if (outlet != null) {
        fanout.run(seat.loop(), outlet::askToReconnect);
      }
    }
  }
}
