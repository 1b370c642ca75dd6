package parley.gateway.frame;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import parley.contracts.json.JsonTree;
import parley.contracts.presence.SessionPresence;
import parley.gateway.wire.Encoding;
import parley.gateway.wire.TermReader;

/// Reads what clients send, with all the liberties that the known libraries take: numbers as
/// strings, fields left out, fields too many.
public final class ClientFrameReader {
  private static final int USUAL_LARGE_THRESHOLD = 50;
  private static final int MAX_LARGE_THRESHOLD = 250;

  private ClientFrameReader() {}

  public static ClientFrame read(byte[] payload, Encoding encoding) {
    try {
      Object value =
          switch (encoding) {
            case JSON -> JsonTree.read(payload);
            case ETF -> TermReader.read(payload);
          };
      return value instanceof Map<?, ?> fields
          ? payload(fields)
          : new ClientFrame.Malformed("not an object");
    } catch (IOException e) {
      return new ClientFrame.Malformed("cannot be read");
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
    return switch (opcode.get()) {
      case HEARTBEAT -> new ClientFrame.Heartbeat(number(data));
      case IDENTIFY ->
          data instanceof Map<?, ?> fields
              ? identify(fields)
              : new ClientFrame.Malformed("identify without d");
      case RESUME ->
          data instanceof Map<?, ?> fields
              ? resume(fields)
              : new ClientFrame.Malformed("resume without d");
      case REQUEST_GUILD_MEMBERS -> request(data, MemberRequestReader::read);
      case PRESENCE_UPDATE -> request(data, PresenceReader::read);
      case VOICE_STATE_UPDATE -> request(data, VoiceRequestReader::read);
      case LAZY_MEMBER_LIST -> request(data, MemberListReader::read);
      case REQUEST_SOUNDBOARD_SOUNDS, REQUEST_CHANNEL_INFO -> new ClientFrame.NotYet(opcode.get());
      case DISPATCH, RECONNECT, INVALID_SESSION, HELLO, HEARTBEAT_ACK ->
          new ClientFrame.UnknownOpcode(code);
    };
  }

  private static ClientFrame request(
      @Nullable Object data, Function<Map<?, ?>, ClientFrame> reader) {
    if (!(data instanceof Map<?, ?> fields)) {
      return new ClientFrame.MalformedRequest("a request without d");
    }
    ClientFrame frame = reader.apply(fields);
    return frame instanceof ClientFrame.Malformed malformed
        ? new ClientFrame.MalformedRequest(malformed.why())
        : frame;
  }

  private static ClientFrame identify(Map<?, ?> fields) {
    if (!(fields.get("token") instanceof String token)) {
      return new ClientFrame.Malformed("identify without token");
    }
    Long intents = number(fields.get("intents"));
    if (intents == null && fields.get("intents") != null) {
      return new ClientFrame.Malformed("intents are no number");
    }
    ClientFrame.Shard shard = null;
    if (fields.get("shard") != null) {
      shard = shard(fields.get("shard"));
    }
    SessionPresence presence = PresenceReader.ofIdentify(fields);
    return presence == null
        ? new ClientFrame.Malformed("a presence that cannot be read")
        : new ClientFrame.Identify(token, intents, shard, largeThreshold(fields), presence);
  }

  /// A shard that cannot be read is one that is not valid.
  private static ClientFrame.Shard shard(@Nullable Object value) {
    if (value instanceof List<?> pair && pair.size() == 2) {
      Long id = number(pair.get(0));
      Long count = number(pair.get(1));
      if (id != null && count != null && isInt(id) && isInt(count)) {
        return new ClientFrame.Shard(id.intValue(), count.intValue());
      }
    }
    return new ClientFrame.Shard(-1, 0);
  }

  private static int largeThreshold(Map<?, ?> fields) {
    Long value = number(fields.get("large_threshold"));
    return value == null
        ? USUAL_LARGE_THRESHOLD
        : Math.clamp(value, USUAL_LARGE_THRESHOLD, MAX_LARGE_THRESHOLD);
  }

  private static ClientFrame resume(Map<?, ?> fields) {
    Long sequence = number(fields.get("seq"));
    if (sequence == null && fields.get("seq") != null) {
      return new ClientFrame.Malformed("resume with a seq that is no number");
    }
    if (fields.get("token") instanceof String token
        && fields.get("session_id") instanceof String sessionId) {
      return new ClientFrame.Resume(token, sessionId, sequence == null ? 0 : sequence);
    }
    return new ClientFrame.Malformed("resume without token or session_id");
  }

  private static boolean isInt(long value) {
    return value == (int) value;
  }

  static @Nullable Long number(@Nullable Object value) {
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
