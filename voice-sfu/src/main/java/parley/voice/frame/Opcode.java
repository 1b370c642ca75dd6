package parley.voice.frame;

import java.util.Optional;

/// The kinds of payloads on a socket of the voice gateway.
public enum Opcode {
  IDENTIFY(0),
  SELECT_PROTOCOL(1),
  READY(2),
  HEARTBEAT(3),
  SESSION_DESCRIPTION(4),
  SPEAKING(5),
  HEARTBEAT_ACK(6),
  RESUME(7),
  HELLO(8),
  RESUMED(9),
  CLIENTS_CONNECT(11),
  VIDEO(12),
  CLIENT_DISCONNECT(13),
  SESSION_UPDATE(14),
  MEDIA_SINK_WANTS(15),
  VOICE_BACKEND_VERSION(16),
  CLIENT_FLAGS(18),
  CLIENT_PLATFORM(20);

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
