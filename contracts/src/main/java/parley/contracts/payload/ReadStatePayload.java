package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import parley.contracts.user.ReadState;

/// Where a user stands in a channel.
public final class ReadStatePayload {
  private ReadStatePayload() {}

  /// An entry of READY.
  public static void write(JsonGenerator json, ReadState state) throws IOException {
    json.writeStartObject();
    Json.id(json, "id", state.channel().value());
    Json.id(json, "last_message_id", state.lastRead().value());
    json.writeNumberField("mention_count", state.mentions());
    json.writeNumberField("read_state_type", 0);
    json.writeNumberField("flags", 0);
    json.writeNullField("last_pin_timestamp");
    json.writeEndObject();
  }

  /// `MESSAGE_ACK`.
  public static void writeAcknowledged(JsonGenerator json, ReadState state) throws IOException {
    json.writeStartObject();
    Json.id(json, "channel_id", state.channel().value());
    Json.id(json, "message_id", state.lastRead().value());
    json.writeNumberField("mention_count", state.mentions());
    json.writeNumberField("version", 1);
    json.writeEndObject();
  }
}
