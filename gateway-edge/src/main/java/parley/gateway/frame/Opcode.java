package parley.gateway.frame;

import java.util.Optional;

/// The kinds of payloads on a socket.
public enum Opcode {
  DISPATCH(0),
  HEARTBEAT(1),
  IDENTIFY(2),
  PRESENCE_UPDATE(3),
  VOICE_STATE_UPDATE(4),
  RESUME(6),
  RECONNECT(7),
  REQUEST_GUILD_MEMBERS(8),
  INVALID_SESSION(9),
  HELLO(10),
  HEARTBEAT_ACK(11),
  LAZY_MEMBER_LIST(14),
  REQUEST_SOUNDBOARD_SOUNDS(31),
  REQUEST_CHANNEL_INFO(43);

  private final int code;

  Opcode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public static Optional<Opcode> of(long code) {
    for (Opcode opcode : values()) {
      if (opcode.code == code) {
        return Optional.of(opcode);
      }
    }
    return Optional.empty();
  }
}
