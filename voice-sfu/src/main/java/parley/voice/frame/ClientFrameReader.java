package parley.voice.frame;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.contracts.json.JsonTree;

/// Reads what clients send, of any version from 4 on: ids as text or numbers, speaking as a number
/// or a truth, heartbeats as a number or an object.
public final class ClientFrameReader {
  private ClientFrameReader() {}

  public static ClientFrame read(byte[] text) {
    try {
      return JsonTree.read(text) instanceof Map<?, ?> payload
          ? payload(payload)
          : new ClientFrame.Malformed("not an object");
    } catch (IOException e) {
      return new ClientFrame.Malformed("not JSON");
    }
  }

  private static ClientFrame payload(Map<?, ?> payload) {
    Long code = number(payload.get("op"));
    if (code == null) {
      return new ClientFrame.Malformed("no op");
    }
    Optional<Opcode> opcode = Opcode.of(code);
    if (opcode.isEmpty()) {
      return new ClientFrame.UnknownOpcode(code);
    }
    Object data = payload.get("d");
    Map<?, ?> fields = data instanceof Map<?, ?> map ? map : Map.of();
    return switch (opcode.get()) {
      case IDENTIFY -> identify(fields);
      case RESUME -> resume(fields);
      case SELECT_PROTOCOL -> selectProtocol(fields);
      case SPEAKING -> speaking(fields);
      case HEARTBEAT -> heartbeat(data, fields);
      case VOICE_BACKEND_VERSION -> new ClientFrame.AskVersion();
      case VIDEO, SESSION_UPDATE, MEDIA_SINK_WANTS, CLIENT_FLAGS, CLIENT_PLATFORM ->
          new ClientFrame.NotYet(opcode.get());
      case READY,
          SESSION_DESCRIPTION,
          HEARTBEAT_ACK,
          HELLO,
          RESUMED,
          CLIENTS_CONNECT,
          CLIENT_DISCONNECT ->
          new ClientFrame.UnknownOpcode(code);
    };
  }

  private static ClientFrame identify(Map<?, ?> fields) {
    Long server = number(fields.get("server_id"));
    Long user = number(fields.get("user_id"));
    if (server != null
        && user != null
        && fields.get("session_id") instanceof String session
        && fields.get("token") instanceof String token) {
      return new ClientFrame.Identify(server, user, session, token);
    }
    return new ClientFrame.Malformed("identify without server, user, session or token");
  }

  private static ClientFrame resume(Map<?, ?> fields) {
    Long server = number(fields.get("server_id"));
    Long acknowledged = number(fields.get("seq_ack"));
    if (server != null
        && fields.get("session_id") instanceof String session
        && fields.get("token") instanceof String token) {
      return new ClientFrame.Resume(server, session, token, sequence(acknowledged));
    }
    return new ClientFrame.Malformed("resume without server, session or token");
  }

  private static ClientFrame selectProtocol(Map<?, ?> fields) {
    if (!(fields.get("protocol") instanceof String protocol)) {
      return new ClientFrame.Malformed("no protocol");
    }
    return fields.get("data") instanceof Map<?, ?> data && data.get("mode") instanceof String mode
        ? new ClientFrame.SelectProtocol(protocol, mode)
        : new ClientFrame.SelectProtocol(protocol, "");
  }

  private static ClientFrame speaking(Map<?, ?> fields) {
    Object speaking = fields.get("speaking");
    if (speaking instanceof Boolean truth) {
      return new ClientFrame.Speaking(truth ? 1 : 0);
    }
    Long flags = number(speaking);
    return flags == null
        ? new ClientFrame.Malformed("speaking how?")
        : new ClientFrame.Speaking((int) (flags & 7));
  }

  private static ClientFrame heartbeat(@Nullable Object data, Map<?, ?> fields) {
    Long plain = number(data);
    if (plain != null) {
      return new ClientFrame.Heartbeat(plain, null);
    }
    Long nonce = number(fields.get("t"));
    return new ClientFrame.Heartbeat(
        nonce == null ? 0 : nonce, sequence(number(fields.get("seq_ack"))));
  }

  private static @Nullable Integer sequence(@Nullable Long number) {
    return number == null ? null : (int) Math.clamp(number, -1, Integer.MAX_VALUE);
  }

  private static @Nullable Long number(@Nullable Object value) {
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    if (value instanceof String text) {
      try {
        return Long.valueOf(text);
      } catch (NumberFormatException e) {
        return null;
      }
    }
    return null;
  }
}
