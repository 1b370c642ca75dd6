package parley.voice.frame;

/// Why we close a socket, and what the client is to do then. Clients resume after 4015 and after
/// codes below 4000, stay away after 4014, and ask the main gateway for a new connection otherwise.
public enum CloseCode {
  UNKNOWN_OPCODE(4001, "There is no such opcode."),
  DECODE_ERROR(4002, "The payload cannot be read."),
  NOT_AUTHENTICATED(4003, "Identify first."),
  AUTHENTICATION_FAILED(4004, "The token is not good."),
  ALREADY_AUTHENTICATED(4005, "Identify only once."),
  SESSION_GONE(4006, "The session is over."),
  SESSION_TIMED_OUT(4009, "No sign of life."),
  SERVER_NOT_FOUND(4011, "The token is for another server."),
  UNKNOWN_PROTOCOL(4012, "Only the protocol udp is spoken."),
  DISCONNECTED(4014, "There is no place for you here any longer."),
  SERVER_CRASHED(4015, "Come back and resume."),
  UNKNOWN_ENCRYPTION_MODE(4016, "None of the modes that we offered."),
  RATE_LIMITED(4021, "Too many payloads.");

  private final int code;
  private final String reason;

  CloseCode(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  public int code() {
    return code;
  }

  public String reason() {
    return reason;
  }
}
