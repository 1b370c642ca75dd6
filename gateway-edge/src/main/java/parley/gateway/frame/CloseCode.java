package parley.gateway.frame;

/// Why we close a socket, and what the client is to do then.
public enum CloseCode {
  UNKNOWN_ERROR(4000, "Try to resume.", Next.RESUME),
  UNKNOWN_OPCODE(4001, "There is no such opcode.", Next.RESUME),
  DECODE_ERROR(4002, "The payload cannot be read.", Next.RESUME),
  NOT_AUTHENTICATED(4003, "Identify first.", Next.IDENTIFY),
  AUTHENTICATION_FAILED(4004, "The token is not good.", Next.STAY_AWAY),
  ALREADY_AUTHENTICATED(4005, "Identify only once.", Next.RESUME),
  INVALID_SEQUENCE(4007, "That was never sent.", Next.IDENTIFY),
  RATE_LIMITED(4008, "Too many payloads.", Next.RESUME),
  SESSION_TIMED_OUT(4009, "No sign of life.", Next.RESUME),
  INVALID_SHARD(4010, "The shard is not valid.", Next.STAY_AWAY),
  SHARDING_REQUIRED(4011, "Too many guilds for one shard.", Next.STAY_AWAY),
  INVALID_API_VERSION(4012, "Only versions 9 and 10 are spoken.", Next.STAY_AWAY),
  INVALID_INTENTS(4013, "The intents are not valid.", Next.STAY_AWAY),
  DISALLOWED_INTENTS(4014, "An intent is not enabled for the application.", Next.STAY_AWAY);

  /// What a client does after a close.
  public enum Next {
    /// The session lives on for a while.
    RESUME,
    /// The session is gone, a new one is welcome.
    IDENTIFY,
    /// Trying again as before would fail again.
    STAY_AWAY
  }

  private final int code;
  private final String reason;
  private final Next next;

  CloseCode(int code, String reason, Next next) {
    this.code = code;
    this.reason = reason;
    this.next = next;
  }

  public int code() {
    return code;
  }

  public String reason() {
    return reason;
  }

  public Next next() {
    return next;
  }
}
