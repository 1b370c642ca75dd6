package parley.voice.frame;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import parley.contracts.id.UserId;

/// Writes what clients are told.
public final class ServerPayload {
  private static final JsonFactory JSON = new JsonFactory();

  /// The payload has no number: it is not told again after a resume.
  private static final int UNNUMBERED = -1;

  private ServerPayload() {}

  private interface Writer {
    void write(JsonGenerator json) throws IOException;
  }

  public static String hello(int version, Duration heartbeatInterval) {
    return payload(
        Opcode.HELLO,
        UNNUMBERED,
        json -> {
          json.writeNumberField("v", version);
          json.writeNumberField("heartbeat_interval", heartbeatInterval.toMillis());
        });
  }

  public static String ready(int ssrc, String ip, int port, List<String> modes) {
    return payload(
        Opcode.READY,
        UNNUMBERED,
        json -> {
          json.writeNumberField("ssrc", Integer.toUnsignedLong(ssrc));
          json.writeStringField("ip", ip);
          json.writeNumberField("port", port);
          json.writeArrayFieldStart("modes");
          for (String mode : modes) {
            json.writeString(mode);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("experiments");
          json.writeEndArray();
          json.writeArrayFieldStart("streams");
          json.writeEndArray();
        });
  }

  /// Says honestly that the packets are encrypted between client and server, not between clients:
  /// version 0 of DAVE.
  public static String sessionDescription(String mode, byte[] key) {
    return payload(
        Opcode.SESSION_DESCRIPTION,
        UNNUMBERED,
        json -> {
          json.writeStringField("mode", mode);
          json.writeArrayFieldStart("secret_key");
          for (byte part : key) {
            json.writeNumber(part & 0xFF);
          }
          json.writeEndArray();
          json.writeStringField("audio_codec", "opus");
          json.writeNumberField("dave_protocol_version", 0);
        });
  }

  /// @param asObject as of version 8
  public static String heartbeatAck(long nonce, boolean asObject) {
    return asObject
        ? payload(Opcode.HEARTBEAT_ACK, UNNUMBERED, json -> json.writeNumberField("t", nonce))
        : "{\"op\":" + Opcode.HEARTBEAT_ACK.code() + ",\"d\":" + nonce + "}";
  }

  public static String resumed() {
    return "{\"op\":" + Opcode.RESUMED.code() + ",\"d\":null}";
  }

  public static String version() {
    return payload(
        Opcode.VOICE_BACKEND_VERSION,
        UNNUMBERED,
        json -> {
          json.writeStringField("voice", "parley");
          json.writeStringField("rtc_worker", "parley");
        });
  }

  public static String speaking(int sequence, UserId user, int ssrc, int flags) {
    return payload(
        Opcode.SPEAKING,
        sequence,
        json -> {
          json.writeStringField("user_id", user.toString());
          json.writeNumberField("ssrc", Integer.toUnsignedLong(ssrc));
          json.writeNumberField("speaking", flags);
        });
  }

  public static String clientsConnect(int sequence, Collection<UserId> users) {
    return payload(
        Opcode.CLIENTS_CONNECT,
        sequence,
        json -> {
          json.writeArrayFieldStart("user_ids");
          for (UserId user : users) {
            json.writeString(user.toString());
          }
          json.writeEndArray();
        });
  }

  public static String clientDisconnect(int sequence, UserId user) {
    return payload(
        Opcode.CLIENT_DISCONNECT,
        sequence,
        json -> json.writeStringField("user_id", user.toString()));
  }

  private static String payload(Opcode opcode, int sequence, Writer fields) {
    StringWriter text = new StringWriter(128);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("op", opcode.code());
      json.writeObjectFieldStart("d");
      fields.write(json);
      json.writeEndObject();
      if (sequence != UNNUMBERED) {
        json.writeNumberField("seq", sequence);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a payload cannot be written", e);
    }
    return text.toString();
  }
}
