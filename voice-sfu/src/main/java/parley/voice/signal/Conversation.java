package parley.voice.signal;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.voice.aead.TransportMode;
import parley.voice.frame.ClientFrame;
import parley.voice.frame.CloseCode;
import parley.voice.frame.ServerPayload;

/// The talk on one socket: what a client may say when, how often, and how long it may be silent.
/// Belongs to the signalling thread.
public final class Conversation {
  static final Duration HEARTBEAT = Duration.ofMillis(41_250);
  static final long IDENTIFY_WITHIN_MS = 15_000;
  static final int FRAMES_PER_WINDOW = 240;
  static final long WINDOW_MS = 60_000;

  private static final int COUNTING_VERSION = 8;

  private final Switchboard board;
  private final Outlet outlet;
  private @Nullable VoiceSession session;
  private long aliveMs;
  private long windowStartMs;
  private int framesInWindow;
  private boolean over;

  public Conversation(Switchboard board, Outlet outlet, long nowMs) {
    this.board = board;
    this.outlet = outlet;
    aliveMs = nowMs;
    windowStartMs = nowMs;
  }

  /// The socket is open.
  public void greet() {
    outlet.send(ServerPayload.hello(outlet.version(), HEARTBEAT));
  }

  /// The client said something.
  public void hear(ClientFrame frame, long nowMs) {
    if (over) {
      return;
    }
    if (!countFrame(nowMs)) {
      close(CloseCode.RATE_LIMITED);
      return;
    }
    switch (frame) {
      case ClientFrame.Identify identify -> {
        if (session != null) {
          close(CloseCode.ALREADY_AUTHENTICATED);
        } else {
          begin(board.identify(outlet, identify), nowMs);
        }
      }
      case ClientFrame.Resume resume -> {
        if (session != null) {
          close(CloseCode.ALREADY_AUTHENTICATED);
        } else {
          begin(board.resume(outlet, resume), nowMs);
        }
      }
      case ClientFrame.Heartbeat heartbeat -> beat(heartbeat, nowMs);
      case ClientFrame.SelectProtocol select -> {
        VoiceSession present = authenticated();
        if (present != null) {
          select(present, select);
        }
      }
      case ClientFrame.Speaking speaking -> {
        VoiceSession present = authenticated();
        if (present != null) {
          board.speak(present, speaking.flags());
        }
      }
      case ClientFrame.AskVersion _ -> outlet.send(ServerPayload.version());
      case ClientFrame.NotYet _ -> authenticated();
      case ClientFrame.UnknownOpcode _ -> close(CloseCode.UNKNOWN_OPCODE);
      case ClientFrame.Malformed _ -> close(CloseCode.DECODE_ERROR);
    }
  }

  /// Closes the socket of a client that is silent for too long.
  public void look(long nowMs) {
    long allowed =
        session == null ? IDENTIFY_WITHIN_MS : HEARTBEAT.multipliedBy(3).dividedBy(2).toMillis();
    if (!over && nowMs - aliveMs > allowed) {
      close(CloseCode.SESSION_TIMED_OUT);
    }
  }

  /// The socket is gone.
  public void end() {
    over = true;
    if (session != null) {
      board.lose(session, outlet);
    }
  }

  private void begin(@Nullable VoiceSession begun, long nowMs) {
    session = begun;
    aliveMs = nowMs;
    over = begun == null;
  }

  private void beat(ClientFrame.Heartbeat heartbeat, long nowMs) {
    if (session != null) {
      aliveMs = nowMs;
      if (heartbeat.acknowledged() != null) {
        session.confirm(heartbeat.acknowledged());
      }
    }
    outlet.send(
        ServerPayload.heartbeatAck(heartbeat.nonce(), outlet.version() >= COUNTING_VERSION));
  }

  private void select(VoiceSession present, ClientFrame.SelectProtocol select) {
    if (!select.protocol().equals("udp")) {
      close(CloseCode.UNKNOWN_PROTOCOL);
      return;
    }
    Optional<TransportMode> mode = TransportMode.of(select.mode());
    if (mode.isEmpty()) {
      close(CloseCode.UNKNOWN_ENCRYPTION_MODE);
      return;
    }
    board.select(present, mode.get());
  }

  private @Nullable VoiceSession authenticated() {
    if (session == null) {
      close(CloseCode.NOT_AUTHENTICATED);
    }
    return session;
  }

  private void close(CloseCode code) {
    over = true;
    outlet.close(code);
  }

  private boolean countFrame(long nowMs) {
    if (nowMs - windowStartMs >= WINDOW_MS) {
      windowStartMs = nowMs;
      framesInWindow = 0;
    }
    framesInWindow++;
    return framesInWindow <= FRAMES_PER_WINDOW;
  }
}
