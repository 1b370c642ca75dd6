package parley.gateway.hub;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.InboxRecord;
import parley.contracts.entity.Account;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Credential;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.Membership;
import parley.contracts.entity.Profile;
import parley.contracts.entity.Role;
import parley.contracts.id.ChannelId;
import parley.contracts.id.CredentialId;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.contracts.payload.AccountPayload;
import parley.contracts.payload.GuildCreation;
import parley.contracts.payload.GuildPayload;
import parley.contracts.token.AccessToken;
import parley.gateway.dispatch.EventType;
import parley.gateway.dispatch.Intent;
import parley.gateway.dispatch.Intents;
import parley.gateway.dispatch.PlainDispatch;
import parley.gateway.dispatch.Viewer;
import parley.gateway.fanout.Fanout;
import parley.gateway.frame.ClientFrame;
import parley.gateway.frame.CloseCode;
import parley.gateway.inbox.Subscriptions;
import parley.gateway.metric.EdgeMetrics;
import parley.gateway.resume.ReplayLimits;
import parley.gateway.session.Outlet;
import parley.gateway.session.ResumeOutcome;
import parley.gateway.session.Seat;
import parley.gateway.session.Session;
import parley.gateway.space.GuildEvents;
import parley.gateway.space.GuildSpace;
import parley.gateway.space.PersonalState;
import parley.gateway.space.UserEvents;
import parley.gateway.space.UserSpace;

/// What the edge knows: users and guilds that it follows, and who sits where. Used by the hub's
/// thread only.
///
/// A login follows the user's space, and each of the user's guilds; the answers come in the same
/// ordered inbox as every later event, so nothing is missed or told twice in between.
public final class Rooms {
  private static final int SESSION_ID_BYTES = 16;

  private final HubQueue queue;
  private final Fanout fanout;
  private final Subscriptions subscriptions;
  private final GuildEvents guildEvents;
  private final UserEvents userEvents;
  private final LoopHandover handover;
  private final ReadyPayload readyPayload;
  private final ReplayLimits replay;
  private final Duration resumeWithin;
  private final InstantSource clock;
  private final EdgeMetrics metrics;
  private final SecureRandom random = new SecureRandom();

  private final Map<String, Seat> seats = new HashMap<>();
  private final Map<UserId, UserSpace> users = new HashMap<>();
  private final Map<GuildId, GuildSpace> guilds = new HashMap<>();
  private final Map<UserId, List<PendingLogin>> logins = new HashMap<>();

  private volatile int sessionCount;
  private volatile int guildCount;

  /// Seats whose users asked to follow a guild, until the answer comes.
  private final Map<GuildId, Map<UserId, List<Seat>>> arrivals = new HashMap<>();

  private record PendingLogin(Outlet outlet, AccessToken token, ClientFrame.Identify identify) {}

  public Rooms(
      HubQueue queue,
      Fanout fanout,
      Subscriptions subscriptions,
      GuildEvents guildEvents,
      UserEvents userEvents,
      LoopHandover handover,
      RoomSettings settings,
      InstantSource clock,
      EdgeMetrics metrics) {
    this.queue = queue;
    this.fanout = fanout;
    this.subscriptions = subscriptions;
    this.guildEvents = guildEvents;
    this.userEvents = userEvents;
    this.handover = handover;
    this.readyPayload = new ReadyPayload(settings.gatewayUrl());
    this.replay = settings.replay();
    this.resumeWithin = settings.resumeWithin();
    this.clock = clock;
    this.metrics = metrics;
  }

  /// Sessions, those that wait for their clients included.
  public int sessions() {
    return sessionCount;
  }

  /// Guilds that are followed.
  public int guilds() {
    return guildCount;
  }

  void logIn(Outlet outlet, AccessToken token, ClientFrame.Identify identify) {
    UserId user = token.user();
    users.computeIfAbsent(user, ignored -> new UserSpace());
    logins
        .computeIfAbsent(user, ignored -> new ArrayList<>(1))
        .add(new PendingLogin(outlet, token, identify));
    // Also when the user is known: the token may be younger than what we know.
    subscriptions.follow(user.space(), user);
  }

  void resume(Outlet outlet, AccessToken token, ClientFrame.Resume resume) {
    Seat seat = seats.get(resume.sessionId());
    if (seat == null
        || !seat.user().equals(token.user())
        || !seat.credential().equals(token.credential())) {
      metrics.resumed(ResumeOutcome.UNKNOWN_SESSION);
      fanout.run(outlet.loop(), outlet::refuseResume);
      return;
    }
    if (seat.loop() != outlet.loop()) {
      fanout.flush();
      handover.await(seat.loop());
      forgetReaders(seat);
    }
    seat.moveTo(outlet);
    long nowMs = clock.millis();
    fanout.run(
        outlet.loop(),
        () -> {
          ResumeOutcome outcome = seat.session().resume(outlet, resume.sequence(), nowMs);
          metrics.resumed(outcome);
          if (outcome != ResumeOutcome.RESUMED) {
            // Nobody can take it up any more.
            queue.offer(() -> end(seat));
          }
        });
  }

  /// @param session null when the socket had none
  void socketGone(Outlet outlet, @Nullable Session session, boolean goodbye) {
    if (session == null) {
      logins.values().forEach(waiting -> waiting.removeIf(login -> login.outlet() == outlet));
      return;
    }
    Seat seat = seats.get(session.id());
    if (seat == null || seat.outlet() != outlet) {
      return;
    }
    seat.loseSocket(clock.millis());
    if (goodbye) {
      end(seat);
    }
  }

  void apply(InboxRecord inbox) {
    long decidedAtMs = inbox.decidedAt().toEpochMilli();
    GuildId guildId = new GuildId(inbox.space().value());
    switch (inbox.event()) {
      case InboxEvent.UserSnapshot snapshot -> loadUser(snapshot);
      case InboxEvent.GuildSnapshot snapshot -> loadGuild(guildId, snapshot);
      case InboxEvent.MemberSnapshot snapshot -> loadMember(guildId, snapshot);
      case InboxEvent.SpaceAbsent absent -> absent(inbox, absent.user());
      case InboxEvent.EntityChanged changed -> apply(guildId, changed, decidedAtMs);
      case InboxEvent.MessageDecided decided -> {
        GuildSpace guild = guilds.get(guildId);
        if (guild != null) {
          guildEvents.apply(guild, decided.event(), decidedAtMs);
        }
      }
      case InboxEvent.Forwarded forwarded -> {
        UserSpace user = users.get(forwarded.event().user());
        if (user != null) {
          userEvents.apply(user, forwarded.event(), decidedAtMs);
        }
      }
      case InboxEvent.LifeExpired ignored -> {}
      case InboxEvent.Unknown ignored -> {}
    }
  }

  /// Ends sessions whose clients stayed away, and timeouts that are over.
  void sweep(long lastMs, long nowMs) {
    long tooLongMs = nowMs - resumeWithin.toMillis();
    seats.values().stream().filter(seat -> seat.isLostSince(tooLongMs)).toList().forEach(this::end);
    Instant last = Instant.ofEpochMilli(lastMs);
    Instant now = Instant.ofEpochMilli(nowMs);
    guilds.values().forEach(guild -> guildEvents.endTimeouts(guild, last, now));
    sessionCount = seats.size();
    guildCount = guilds.size();
  }

  /// Nothing that is known holds any more: everybody has to identify again.
  void startOver() {
    for (Seat seat : seats.values()) {
      fanout.run(seat.loop(), seat.session()::dissolve);
    }
    logins.values().forEach(waiting -> waiting.forEach(this::fail));
    seats.clear();
    users.clear();
    guilds.clear();
    logins.clear();
    arrivals.clear();
  }

  void askAllToReconnect() {
    for (Seat seat : seats.values()) {
      Outlet outlet = seat.outlet();
      if (outlet != null) {
        fanout.run(seat.loop(), outlet::askToReconnect);
      }
    }
  }

  private void fail(PendingLogin login) {
    fanout.run(login.outlet().loop(), () -> login.outlet().close(CloseCode.UNKNOWN_ERROR));
  }

  // Logins.

  private void loadUser(InboxEvent.UserSnapshot snapshot) {
    UserId id = snapshot.account().user().id();
    UserSpace user = users.get(id);
    if (user == null) {
      return;
    }
    user.load(snapshot);
    if (snapshot.remaining() > 0) {
      return;
    }
    List<PendingLogin> waiting = logins.remove(id);
    if (waiting != null) {
      waiting.forEach(login -> seat(user, snapshot.account(), login));
    }
    forgetWhenUnused(id, user);
  }

  private void seat(UserSpace user, Account account, PendingLogin login) {
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
    Session session = new Session(newSessionId(), new Viewer(account.user().id(), intents), replay);
    Seat seat = new Seat(session, credential.id(), login.identify(), bot, login.outlet());
    seats.put(session.id(), seat);
    user.seats().add(seat);
    metrics.identified();
    fanout.run(seat.loop(), () -> session.start(login.outlet()));
    List<GuildId> wanted =
        user.memberships().stream().map(Membership::guild).filter(seat::wants).toList();
    seat.awaited().addAll(wanted);
    if (bot) {
      seat.makeReady();
      Profile profile = user.personalState(account.user().id()).profile();
      fanout.deliver(
          PlainDispatch.personal(
              EventType.READY,
              clock.millis(),
              json -> readyPayload.writeForBot(json, seat, account, profile, wanted)),
          seat);
    }
    wanted.forEach(guild -> arrive(guild, seat));
    readyWhenComplete(seat);
  }

  private void refuse(PendingLogin login, CloseCode code) {
    fanout.run(login.outlet().loop(), () -> login.outlet().close(code));
  }

  private String newSessionId() {
    byte[] bytes = new byte[SESSION_ID_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// People's clients are ready once all their guilds have answered.
  private void readyWhenComplete(Seat seat) {
    if (seat.ready() || !seat.awaited().isEmpty()) {
      return;
    }
    UserSpace user = users.get(seat.user());
    Account account = user == null ? null : user.account();
    if (user == null || account == null) {
      return;
    }
    seat.makeReady();
    List<GuildCreation> creations = new ArrayList<>();
    for (GuildId id : seat.guilds()) {
      GuildSpace guild = guilds.get(id);
      Member member = guild == null ? null : guild.member(seat.user());
      if (guild != null && member != null) {
        creations.add(guild.creationFor(member, seat.identify().largeThreshold()));
        guild.index().addSeat(seat);
      }
    }
    PersonalState personal = user.personalState(seat.user());
    fanout.deliver(
        PlainDispatch.personal(
            EventType.READY,
            clock.millis(),
            json -> readyPayload.writeForPerson(json, seat, account, creations, personal)),
        seat);
  }

  // Guilds.

  private void arrive(GuildId id, Seat seat) {
    GuildSpace guild = guilds.get(id);
    Member member = guild == null ? null : guild.member(seat.user());
    if (member != null) {
      admit(id, seat, member);
      return;
    }
    Map<UserId, List<Seat>> waiting = arrivals.computeIfAbsent(id, ignored -> new HashMap<>());
    List<Seat> seatsOfUser = waiting.get(seat.user());
    if (seatsOfUser == null) {
      waiting.put(seat.user(), new ArrayList<>(List.of(seat)));
      subscriptions.follow(id.space(), seat.user());
    } else {
      // The former request may be lost; asking again does no harm.
      seatsOfUser.removeIf(waiter -> !seats.containsKey(waiter.session().id()));
      seatsOfUser.add(seat);
      subscriptions.follow(id.space(), seat.user());
    }
  }

  private void loadGuild(GuildId id, InboxEvent.GuildSnapshot part) {
    Instant now = clock.instant();
    if (part.part() == 0) {
      guilds.put(id, new GuildSpace(part.guild(), fanout.loops()));
    }
    GuildSpace guild = guilds.get(id);
    if (guild == null) {
      return;
    }
    guild.load(part, now);
    if (part.part() + 1 == part.parts()) {
      for (UserId user : List.copyOf(arrivals.getOrDefault(id, Map.of()).keySet())) {
        Member member = guild.member(user);
        if (member != null) {
          admitAll(id, user, member);
        }
      }
      for (Member member : guild.members()) {
        if (!isHere(member.user().id(), id)) {
          leave(id, guild, member.user().id());
        }
      }
    }
  }

  private void loadMember(GuildId id, InboxEvent.MemberSnapshot snapshot) {
    GuildSpace guild = guilds.get(id);
    Member member = snapshot.member();
    if (guild == null || member == null) {
      return;
    }
    guild.put(member, clock.instant());
    admitAll(id, snapshot.user(), member);
    if (!isHere(snapshot.user(), id)) {
      leave(id, guild, snapshot.user());
    }
  }

  private void admitAll(GuildId id, UserId user, Member member) {
    for (Seat seat : takeArrivals(id, user)) {
      admit(id, seat, member);
    }
  }

  private List<Seat> takeArrivals(GuildId id, UserId user) {
    Map<UserId, List<Seat>> waiting = arrivals.get(id);
    List<Seat> taken = waiting == null ? null : waiting.remove(user);
    if (waiting != null && waiting.isEmpty()) {
      arrivals.remove(id);
    }
    return taken == null ? List.of() : taken;
  }

  private void admit(GuildId id, Seat seat, Member member) {
    GuildSpace guild = guilds.get(id);
    if (guild == null || !seats.containsKey(seat.session().id())) {
      return;
    }
    seat.awaited().remove(id);
    seat.guilds().add(id);
    if (seat.ready()) {
      guild.index().addSeat(seat);
      if (seat.session().viewer().intents().has(Intent.GUILDS)) {
        GuildCreation creation = guild.creationFor(member, seat.identify().largeThreshold());
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
    } else {
      readyWhenComplete(seat);
    }
  }

  private void absent(InboxRecord inbox, UserId user) {
    if (inbox.space().equals(user.space())) {
      List<PendingLogin> waiting = logins.remove(user);
      if (waiting != null) {
        waiting.forEach(login -> refuse(login, CloseCode.AUTHENTICATION_FAILED));
      }
      UserSpace space = users.get(user);
      if (space != null) {
        forgetWhenUnused(user, space);
      }
      return;
    }
    GuildId id = new GuildId(inbox.space().value());
    for (Seat seat : takeArrivals(id, user)) {
      seat.awaited().remove(id);
      if (seat.ready()) {
        tellGuildGone(id, List.of(seat));
      } else {
        readyWhenComplete(seat);
      }
    }
    GuildSpace guild = guilds.get(id);
    if (guild != null) {
      leaveWhenNobodyIsHere(id, guild);
    }
  }

  // Changes.

  private void apply(GuildId guildId, InboxEvent.EntityChanged changed, long nowMs) {
    switch (changed.key().kind()) {
      case GUILD, CHANNEL, ROLE, MEMBER -> {
        GuildSpace guild = guilds.get(guildId);
        if (guild != null) {
          applyToGuild(guildId, guild, changed, nowMs);
        }
      }
      case ACCOUNT, MEMBERSHIP, CREDENTIAL -> {
        UserId id = new UserId(changed.key().space().value());
        UserSpace user = users.get(id);
        if (user != null) {
          applyToUser(user, changed, nowMs);
        }
      }
      case RELATIONSHIP, PROFILE, SETTINGS, GUILD_SETTINGS, NOTE -> {
        UserSpace user = users.get(new UserId(changed.key().space().value()));
        if (user != null) {
          userEvents.apply(user, changed, nowMs);
        }
      }
      case PRIVATE_CHANNEL, UNKNOWN -> {}
    }
  }

  private void applyToGuild(
      GuildId id, GuildSpace guild, InboxEvent.EntityChanged changed, long nowMs) {
    long rowId = changed.key().id();
    switch (changed.key().kind()) {
      case GUILD -> {
        if (changed.after() instanceof Guild row && !row.deleted()) {
          guildEvents.applyGuild(guild, changed.before(), row, nowMs);
        } else {
          dropGuild(id, guild);
        }
      }
      case CHANNEL ->
          guildEvents.applyChannel(guild, new ChannelId(rowId), (Channel) changed.after(), nowMs);
      case ROLE ->
          guildEvents.applyRole(
              guild, new RoleId(rowId), changed.before(), (Role) changed.after(), nowMs);
      case MEMBER -> {
        if (changed.after() instanceof Member member) {
          guildEvents.applyMember(guild, changed.before(), member, nowMs);
        } else if (changed.before() instanceof Member member) {
          expel(id, guild, member.user().id());
          guildEvents.applyMemberGone(guild, member, nowMs);
          leaveWhenNobodyIsHere(id, guild);
        }
      }
      case ACCOUNT,
          MEMBERSHIP,
          CREDENTIAL,
          PRIVATE_CHANNEL,
          RELATIONSHIP,
          PROFILE,
          SETTINGS,
          GUILD_SETTINGS,
          NOTE,
          UNKNOWN -> {}
    }
  }

  private void applyToUser(UserSpace user, InboxEvent.EntityChanged changed, long nowMs) {
    switch (changed.after()) {
      case Account account -> {
        boolean looksNew =
            changed.before() instanceof Account before && !before.user().equals(account.user());
        user.put(account);
        if (looksNew) {
          Profile profile = user.personalState(account.user().id()).profile();
          fanout.deliver(
              PlainDispatch.shared(
                  EventType.USER_UPDATE,
                  nowMs,
                  json -> AccountPayload.write(json, account, profile)),
              List.copyOf(user.seats()));
        }
      }
      case Membership membership -> {
        user.put(membership);
        for (Seat seat : user.seats()) {
          GuildId guild = membership.guild();
          if (seat.wants(guild) && !seat.guilds().contains(guild) && seat.awaited().add(guild)) {
            arrive(guild, seat);
          }
        }
      }
      case Credential credential -> user.put(credential);
      case null, default -> goneFromUser(user, changed);
    }
  }

  private void goneFromUser(UserSpace user, InboxEvent.EntityChanged changed) {
    switch (changed.before()) {
      case Membership membership -> {
        user.removeMembership(membership.guild());
        GuildSpace guild = guilds.get(membership.guild());
        if (guild != null) {
          expel(membership.guild(), guild, membership.user());
          leaveWhenNobodyIsHere(membership.guild(), guild);
        }
      }
      case Credential credential -> revoke(user, credential.id());
      case null, default -> {}
    }
  }

  private void revoke(UserSpace user, CredentialId credential) {
    user.removeCredential(credential);
    for (Seat seat : List.copyOf(user.seats())) {
      if (seat.credential().equals(credential)) {
        fanout.run(seat.loop(), () -> seat.session().close(CloseCode.AUTHENTICATION_FAILED));
        end(seat);
      }
    }
  }

  // Leaving.

  /// A user is no member any longer: their sessions are told, and hear no more of the guild.
  private void expel(GuildId id, GuildSpace guild, UserId user) {
    var resident = guild.index().find(user);
    if (resident != null) {
      List<Seat> told = List.copyOf(resident.seats());
      told.forEach(seat -> seat.guilds().remove(id));
      tellGuildGone(id, told);
      guild.remove(user);
    }
  }

  private void dropGuild(GuildId id, GuildSpace guild) {
    List<Seat> told = guild.seats();
    told.forEach(seat -> seat.guilds().remove(id));
    tellGuildGone(id, told);
    for (var resident : List.copyOf(guild.residents())) {
      subscriptions.unfollow(id.space(), resident.user());
    }
    guilds.remove(id);
  }

  private void tellGuildGone(GuildId id, Collection<Seat> told) {
    fanout.deliver(
        PlainDispatch.shared(
            EventType.GUILD_DELETE, clock.millis(), json -> GuildPayload.writeRemoval(json, id)),
        told);
  }

  private void end(Seat seat) {
    if (seats.remove(seat.session().id()) == null) {
      return;
    }
    for (GuildId id : List.copyOf(seat.guilds())) {
      GuildSpace guild = guilds.get(id);
      if (guild != null) {
        guild.index().removeSeat(seat);
        if (!isHere(seat.user(), id, seat)) {
          leave(id, guild, seat.user());
        }
      }
    }
    seat.guilds().clear();
    UserSpace user = users.get(seat.user());
    if (user != null) {
      user.seats().remove(seat);
      forgetWhenUnused(seat.user(), user);
    }
  }

  /// Whether another session of the user is in the guild, or on its way.
  private boolean isHere(UserId user, GuildId id, Seat... but) {
    UserSpace space = users.get(user);
    return space != null
        && space.seats().stream()
            .filter(seat -> !List.of(but).contains(seat))
            .anyMatch(seat -> seat.guilds().contains(id) || seat.awaited().contains(id));
  }

  private void leave(GuildId id, GuildSpace guild, UserId user) {
    guild.remove(user);
    subscriptions.unfollow(id.space(), user);
    leaveWhenNobodyIsHere(id, guild);
  }

  /// A guild that somebody is about to enter stays: the answer to them builds on what is known.
  private void leaveWhenNobodyIsHere(GuildId id, GuildSpace guild) {
    if (guild.isEmpty() && !arrivals.containsKey(id) && guilds.get(id) == guild) {
      guilds.remove(id);
    }
  }

  private void forgetWhenUnused(UserId id, UserSpace user) {
    if (user.seats().isEmpty() && !logins.containsKey(id)) {
      users.remove(id);
      subscriptions.unfollow(id.space(), id);
    }
  }

  private void forgetReaders(Seat seat) {
    for (GuildId id : seat.guilds()) {
      GuildSpace guild = guilds.get(id);
      if (guild != null) {
        guild.index().forgetReaders();
      }
    }
  }
}
