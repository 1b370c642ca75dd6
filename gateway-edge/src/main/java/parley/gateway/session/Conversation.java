package parley.gateway.session;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.contracts.token.AccessToken;
import parley.contracts.token.TokenSigner;
import parley.gateway.dispatch.Intents;
import parley.gateway.frame.ClientFrame;
import parley.gateway.frame.CloseCode;
import parley.gateway.frame.Opcode;

/// The talk on one socket: what a client may say when, how often, and how long it may be silent. A
/// state machine without a socket: every call answers what is to be done.
public final class Conversation {
  private enum Phase {
    GREETED,
    LOGGING_IN,
    LIVE,
    OVER
  }

  /// What the socket is to do.
  public sealed interface Step {
    record Acknowledge(@Nullable Long sequence) implements Step {}

    record LogIn(AccessToken token, ClientFrame.Identify identify) implements Step {}

    record TakeUp(AccessToken token, ClientFrame.Resume resume) implements Step {}

    record Ask(ClientFrame.Request request) implements Step {}

    record PassOver(Opcode opcode) implements Step {}

    record Close(CloseCode code) implements Step {}

    /// Nothing is due yet.
    record Wait() implements Step {}
  }

  private static final Step WAIT = new Step.Wait();

  private final ConversationLimits limits;
  private final TokenSigner signer;
  private Phase phase = Phase.GREETED;
  private long aliveMs;
  private long windowStartMs;
  private int framesInWindow;

  public Conversation(ConversationLimits limits, TokenSigner signer, long nowMs) {
    this.limits = limits;
    this.signer = signer;
    this.aliveMs = nowMs;
    this.windowStartMs = nowMs;
  }

  /// The client said something.
  public Step hear(ClientFrame frame, long nowMs) {
    if (phase == Phase.OVER) {
      return WAIT;
    }
    if (!countFrame(nowMs)) {
      return close(CloseCode.RATE_LIMITED);
    }
    return switch (frame) {
      case ClientFrame.Heartbeat heartbeat -> {
        if (phase == Phase.LIVE) {
          aliveMs = nowMs;
        }
        yield new Step.Acknowledge(heartbeat.sequence());
      }
      case ClientFrame.Identify identify -> authenticate(identify, nowMs);
      case ClientFrame.Resume resume -> authenticate(resume, nowMs);
      case ClientFrame.Request request ->
          phase == Phase.LIVE ? new Step.Ask(request) : close(CloseCode.NOT_AUTHENTICATED);
      case ClientFrame.MalformedRequest malformed ->
          close(phase == Phase.LIVE ? CloseCode.DECODE_ERROR : CloseCode.NOT_AUTHENTICATED);
      case ClientFrame.NotYet later ->
          phase == Phase.LIVE
              ? new Step.PassOver(later.opcode())
              : close(CloseCode.NOT_AUTHENTICATED);
      case ClientFrame.UnknownOpcode unknown -> close(CloseCode.UNKNOWN_OPCODE);
      case ClientFrame.Malformed malformed -> close(CloseCode.DECODE_ERROR);
    };
  }

  /// The login was granted: from now on heartbeats keep the socket.
  public void loggedIn(long nowMs) {
    phase = Phase.LIVE;
    aliveMs = nowMs;
  }

  /// The resume was refused: the client may identify.
  public void startOver(long nowMs) {
    phase = Phase.GREETED;
    aliveMs = nowMs;
  }

  /// Nothing more is heard.
  public void end() {
    phase = Phase.OVER;
  }

  /// When the client's silence is too long.
  public long deadlineMs() {
    return aliveMs
        + switch (phase) {
          case GREETED -> limits.identifyWithin().toMillis();
          case LOGGING_IN -> limits.loginWithin().toMillis();
          case LIVE, OVER -> limits.silence().toMillis();
        };
  }

  /// What is to be done about silence, if anything.
  public Step look(long nowMs) {
    if (phase == Phase.OVER || nowMs < deadlineMs()) {
      return WAIT;
    }
    return close(phase == Phase.LOGGING_IN ? CloseCode.UNKNOWN_ERROR : CloseCode.SESSION_TIMED_OUT);
  }

  private Step authenticate(ClientFrame.Identify identify, long nowMs) {
    if (phase != Phase.GREETED) {
      return close(CloseCode.ALREADY_AUTHENTICATED);
    }
    Optional<AccessToken> token = verify(identify.token(), nowMs);
    if (token.isEmpty()) {
      return close(CloseCode.AUTHENTICATION_FAILED);
    }
    if (identify.shard() != null && !identify.shard().isValid()) {
      return close(CloseCode.INVALID_SHARD);
    }
    if (identify.intents() != null && !new Intents(identify.intents()).isValid()) {
      return close(CloseCode.INVALID_INTENTS);
    }
    phase = Phase.LOGGING_IN;
    return new Step.LogIn(token.get(), identify);
  }

  private Step authenticate(ClientFrame.Resume resume, long nowMs) {
    if (phase != Phase.GREETED) {
      return close(CloseCode.ALREADY_AUTHENTICATED);
    }
    Optional<AccessToken> token = verify(resume.token(), nowMs);
    if (token.isEmpty()) {
      return close(CloseCode.AUTHENTICATION_FAILED);
    }
    phase = Phase.LOGGING_IN;
    return new Step.TakeUp(token.get(), resume);
  }

  private Optional<AccessToken> verify(String text, long nowMs) {
    return signer.verify(text).filter(token -> !token.isExpired(Instant.ofEpochMilli(nowMs)));
  }

  private boolean countFrame(long nowMs) {
    if (nowMs - windowStartMs >= limits.window().toMillis()) {
      windowStartMs = nowMs;
      framesInWindow = 0;
    }
    framesInWindow++;
    return framesInWindow <= limits.framesPerWindow();
  }

  private Step close(CloseCode code) {
    phase = Phase.OVER;
    return new Step.Close(code);
  }
}
