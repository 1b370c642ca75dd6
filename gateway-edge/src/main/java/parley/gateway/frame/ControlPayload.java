package parley.gateway.frame;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The payloads that are no events. Arrays are not to be changed.
public final class ControlPayload {
  /// `d` is an object, since a web client reads a field of it without a look.
  public static final byte[] HEARTBEAT_ACK = of(Opcode.HEARTBEAT_ACK, "{}");

  public static final byte[] RECONNECT = of(Opcode.RECONNECT, "null");

  /// The session is gone: identify again.
  public static final byte[] INVALID_SESSION = of(Opcode.INVALID_SESSION, "false");

  private ControlPayload() {}

  public static byte[] hello(Duration heartbeatInterval) {
    return of(
        Opcode.HELLO,
        "{\"heartbeat_interval\":" + heartbeatInterval.toMillis() + ",\"_trace\":[\"parley\"]}");
  }

  private static byte[] of(Opcode opcode, String data) {
    return ("{\"t\":null,\"s\":null,\"op\":" + opcode.code() + ",\"d\":" + data + "}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
