package parley.voice.signal;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.voice.RouterId;
import parley.contracts.voice.VoiceGrant;
import parley.contracts.voice.VoiceOrder;
import parley.contracts.voice.VoiceTokens;
import parley.voice.aead.TransportMode;
import parley.voice.frame.ClientFrame;
import parley.voice.frame.CloseCode;
import parley.voice.frame.ServerPayload;
import parley.voice.room.Seat;

/// All sessions of a router: lets clients in, keeps who is in which room, and carries out what the
/// topologies order. Belongs to the signalling thread. Bounded by the sources of its media loops.
public final class Switchboard {
  /// How long a session waits for its client to come back.
  static final long RESUME_WITHIN_MS = 15_000;

  /// Orders for clients that have not come yet.
  static final int EARLY_ORDERS = 4_096;

  private final RouterId router;
  private final VoiceTokens tokens;
  private final List<Media> loops;
  private final Reports reports;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Map<Membership, VoiceSession> sessions = new HashMap<>();
  private final Map<Long, VoiceSession> byConnection = new HashMap<>();
  private final Map<ChannelId, List<VoiceSession>> rooms = new HashMap<>();
  private final Map<Long, VoiceOrder> early =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, VoiceOrder> eldest) {
          return size() > EARLY_ORDERS;
        }
      };
  private volatile int seats;

  /// A user is in one room of a guild at most.
  private record Membership(GuildId guild, UserId user) {}

  public Switchboard(
      RouterId router,
      VoiceTokens tokens,
      List<Media> loops,
      Reports reports,
      InstantSource clock,
      SecureRandom random) {
    this.router = router;
    this.tokens = tokens;
    this.loops = List.copyOf(loops);
    this.reports = reports;
    this.clock = clock;
    this.random = random;
  }

  /// Sessions, those that wait for their client included. Safe for any thread.
  public int seats() {
    return seats;
  }

  /// Begins a session.
  ///
  /// @return null when the client was refused, and its socket closed
  @Nullable VoiceSession identify(Outlet outlet, ClientFrame.Identify identify) {
    Optional<VoiceGrant> read = tokens.verify(identify.token());
    if (read.isEmpty()) {
      return refuse(outlet, CloseCode.AUTHENTICATION_FAILED);
    }
    VoiceGrant grant = read.get();
    if (!grant.router().equals(router)) {
      return refuse(outlet, CloseCode.SERVER_NOT_FOUND);
    }
    if (grant.guild().value() != identify.server()
        || grant.user().value() != identify.user()
        || !grant.session().equals(identify.session())) {
      return refuse(outlet, CloseCode.AUTHENTICATION_FAILED);
    }
    VoiceSession former = sessions.get(membership(grant));
    boolean known = former != null && former.grant().connection() == grant.connection();
    boolean overtaken = former != null && former.grant().connection() > grant.connection();
    boolean expired = !known && grant.expiresAt().isBefore(clock.instant());
    VoiceOrder order = early.remove(grant.connection());
    if (overtaken || expired || order instanceof VoiceOrder.Dismiss) {
      return refuse(outlet, CloseCode.SESSION_GONE);
    }
    if (former != null) {
      end(former, CloseCode.SESSION_GONE, !known);
    }
    return enter(outlet, grant, order);
  }

  private @Nullable VoiceSession enter(
      Outlet outlet, VoiceGrant grant, @Nullable VoiceOrder order) {
    Media media = loops.get(Math.floorMod(grant.channel().value() >>> 22, loops.size()));
    Optional<Integer> source = media.sources().take();
    if (source.isEmpty()) {
      return refuse(outlet, CloseCode.SERVER_CRASHED);
    }
    Seat seat = new Seat(grant.channel(), source.get(), System.nanoTime());
    VoiceSession session = new VoiceSession(grant, media, seat, outlet);
    sessions.put(membership(grant), session);
    byConnection.put(grant.connection(), session);
    seats = sessions.size();
    boolean silenced = grant.silenced();
    boolean deafened = grant.deafened();
    if (order instanceof VoiceOrder.Permit permit) {
      silenced = permit.silenced();
      deafened = permit.deafened();
    }
    if (!media.loop().enter(seat) || !media.loop().permit(seat, silenced, deafened)) {
      end(session, CloseCode.SERVER_CRASHED, true);
      return null;
    }
    session.send(
        ServerPayload.ready(seat.ssrc(), media.host(), media.port(), TransportMode.titles()));
    return session;
  }

  /// Gives a client its key, and tells the room of it.
  void select(VoiceSession session, TransportMode mode) {
    byte[] key = new byte[TransportMode.KEY_BYTES];
    random.nextBytes(key);
    if (!session.media().loop().secure(session.seat(), mode.cipher(key))) {
      end(session, CloseCode.SERVER_CRASHED, true);
      return;
    }
    boolean first = !session.isDescribed();
    List<VoiceSession> others = rooms.getOrDefault(session.grant().channel(), List.of());
    List<UserId> users =
        others.stream().filter(other -> other != session).map(VoiceSession::user).toList();
    session.send(ServerPayload.sessionDescription(mode.title(), key));
    if (!first) {
      return;
    }
    session.describe();
    if (!users.isEmpty()) {
      session.tell(sequence -> ServerPayload.clientsConnect(sequence, users));
    }
    for (VoiceSession other : others) {
      tellSpeaking(session, other);
      other.tell(sequence -> ServerPayload.clientsConnect(sequence, List.of(session.user())));
    }
    rooms.computeIfAbsent(session.grant().channel(), ignored -> new ArrayList<>()).add(session);
    reports.connected(session.grant());
  }

  /// A client begins to speak, or ends.
  void speak(VoiceSession session, int flags) {
    if (!session.isDescribed()) {
      return;
    }
    session.speaks(flags);
    for (VoiceSession other : rooms.getOrDefault(session.grant().channel(), List.of())) {
      if (other != session) {
        other.tell(
            sequence ->
                ServerPayload.speaking(sequence, session.user(), session.seat().ssrc(), flags));
      }
    }
  }

  /// Takes a session up again with another socket.
  ///
  /// @return null when there is none, and the socket was closed
  @Nullable VoiceSession resume(Outlet outlet, ClientFrame.Resume resume) {
    Optional<VoiceGrant> grant = tokens.verify(resume.token());
    if (grant.isEmpty()
        || grant.get().guild().value() != resume.server()
        || !grant.get().session().equals(resume.session())) {
      return refuse(outlet, CloseCode.AUTHENTICATION_FAILED);
    }
    VoiceSession session = sessions.get(membership(grant.get()));
    Integer acknowledged = resume.acknowledged();
    if (session == null
        || session.grant().connection() != grant.get().connection()
        || (acknowledged != null && !session.canReplay(acknowledged))) {
      return refuse(outlet, CloseCode.SESSION_GONE);
    }
    Outlet former = session.outlet();
    session.resume(outlet, acknowledged);
    if (former != null) {
      former.close(CloseCode.SESSION_TIMED_OUT);
    }
    if (acknowledged == null) {
      tellRoster(session);
    }
    return session;
  }

  /// A socket is gone; its session waits for another one.
  void lose(VoiceSession session, Outlet outlet) {
    session.lose(outlet, clock.millis());
  }

  /// Carries out what a topology decided. An order for a client that has not come is kept for it.
  public void obey(VoiceOrder order) {
    if (!order.router().equals(router)) {
      return;
    }
    VoiceSession session = byConnection.get(order.connection());
    if (session == null) {
      early.put(order.connection(), order);
      return;
    }
    switch (order) {
      case VoiceOrder.Permit permit ->
          session.media().loop().permit(session.seat(), permit.silenced(), permit.deafened());
      case VoiceOrder.Dismiss _ -> end(session, CloseCode.DISCONNECTED, true);
      case VoiceOrder.Unknown _ -> {}
    }
  }

  /// Ends the sessions whose clients stayed away.
  public void sweep() {
    long latest = clock.millis() - RESUME_WITHIN_MS;
    List.copyOf(sessions.values()).stream()
        .filter(session -> session.isLostSince(latest))
        .forEach(session -> end(session, CloseCode.SESSION_GONE, true));
  }

  /// Lets everybody go, before a stop: clients come back by a resume, and find out where to.
  public void closeAll() {
    for (VoiceSession session : List.copyOf(sessions.values())) {
      end(session, CloseCode.DISCONNECTED, true);
    }
  }

  private void end(VoiceSession session, CloseCode code, boolean tellLog) {
    if (!sessions.remove(membership(session.grant()), session)) {
      return;
    }
    byConnection.remove(session.grant().connection(), session);
    seats = sessions.size();
    session.media().loop().leave(session.seat());
    session.media().sources().giveBack(session.seat().ssrc());
    ChannelId channel = session.grant().channel();
    List<VoiceSession> room = rooms.getOrDefault(channel, List.of());
    if (room.remove(session)) {
      for (VoiceSession other : room) {
        other.tell(sequence -> ServerPayload.clientDisconnect(sequence, session.user()));
      }
      if (room.isEmpty()) {
        rooms.remove(channel);
      }
    }
    if (tellLog) {
      reports.gone(session.grant());
    }
    Outlet outlet = session.outlet();
    if (outlet != null) {
      outlet.close(code);
    }
  }

  private void tellRoster(VoiceSession session) {
    List<VoiceSession> others =
        rooms.getOrDefault(session.grant().channel(), List.of()).stream()
            .filter(other -> other != session)
            .toList();
    if (!others.isEmpty()) {
      List<UserId> users = others.stream().map(VoiceSession::user).toList();
      session.tell(sequence -> ServerPayload.clientsConnect(sequence, users));
      others.forEach(other -> tellSpeaking(session, other));
    }
  }

  /// Clients know a source's user only by this, and throw away the packets of others.
  private static void tellSpeaking(VoiceSession to, VoiceSession speaker) {
    to.tell(
        sequence ->
            ServerPayload.speaking(
                sequence, speaker.user(), speaker.seat().ssrc(), speaker.speaking()));
  }

  private static Membership membership(VoiceGrant grant) {
    return new Membership(grant.guild(), grant.user());
  }

  private static @Nullable VoiceSession refuse(Outlet outlet, CloseCode code) {
    outlet.close(code);
    return null;
  }
}
