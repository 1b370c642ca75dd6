package parley.gateway.session;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.CredentialId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.presence.SessionPresence;
import parley.gateway.frame.ClientFrame;

/// A session as the hub keeps it: where it is, whose it is, what it follows. Used by the hub's
/// thread only.
public final class Seat {
  private final Session session;
  private final CredentialId credential;
  private final ClientFrame.Identify identify;
  private final boolean bot;
  private final Set<GuildId> guilds = new HashSet<>();
  private final Set<GuildId> awaited = new HashSet<>();
  private @Nullable Outlet outlet;
  private int loop;
  private boolean ready;
  private long lostAtMs;
  private SessionPresence presence;
  private boolean moving;

  public Seat(
      Session session,
      CredentialId credential,
      ClientFrame.Identify identify,
      boolean bot,
      Outlet outlet) {
    this.session = session;
    this.credential = credential;
    this.identify = identify;
    this.bot = bot;
    this.outlet = outlet;
    this.loop = outlet.loop();
    this.presence = identify.presence();
  }

  public Session session() {
    return session;
  }

  public UserId user() {
    return session.viewer().user();
  }

  public CredentialId credential() {
    return credential;
  }

  public ClientFrame.Identify identify() {
    return identify;
  }

  public boolean bot() {
    return bot;
  }

  /// Whether a guild belongs to the shard that the session is for.
  public boolean wants(GuildId guild) {
    ClientFrame.Shard shard = identify.shard();
    return shard == null || shard.has(guild);
  }

  /// Whether what belongs to no guild is for the session: the first shard gets it.
  public boolean wantsPrivate() {
    ClientFrame.Shard shard = identify.shard();
    return shard == null || shard.id() == 0;
  }

  /// Guilds whose events the session gets.
  public Set<GuildId> guilds() {
    return guilds;
  }

  /// Guilds that it is to get, whose answer is not here yet.
  public Set<GuildId> awaited() {
    return awaited;
  }

  /// Whether READY was sent.
  public boolean ready() {
    return ready;
  }

  public void makeReady() {
    ready = true;
  }

  /// Whether it is on its way to another node, or from one.
  public boolean isMoving() {
    return moving;
  }

  public void move(boolean onItsWay) {
    moving = onItsWay;
  }

  /// It hears no more of what is outside of guilds.
  public void leaveUser() {
    ready = false;
  }

  /// How the session is present.
  public SessionPresence presence() {
    return presence;
  }

  public void present(SessionPresence next) {
    presence = next;
  }

  /// The event loop that the session lives on.
  public int loop() {
    return loop;
  }

  /// The socket; null while it is lost.
  public @Nullable Outlet outlet() {
    return outlet;
  }

  public void moveTo(Outlet next) {
    outlet = next;
    loop = next.loop();
  }

  /// @param nowMs when
  public void loseSocket(long nowMs) {
    outlet = null;
    lostAtMs = nowMs;
  }

  /// Whether nobody can take the session up any more.
  public boolean isOver() {
    return session.isOver();
  }

  /// Whether the socket has been gone since before a moment.
  public boolean isLostSince(long momentMs) {
    return outlet == null && lostAtMs < momentMs;
  }
}
