package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import parley.contracts.user.Typing;

/// `TYPING_START`.
public final class TypingPayload {
  private TypingPayload() {}

  public static void write(JsonGenerator json, Typing typing) throws IOException {
    json.writeStartObject();
    Json.id(json, "channel_id", typing.channel().value());
    if (typing.guild() != null) {
      Json.id(json, "guild_id", typing.guild().value());
    }
    Json.id(json, "user_id", typing.user().value());
    json.writeNumberField("timestamp", typing.beganAt().getEpochSecond());
    if (typing.member() != null) {
      json.writeFieldName("member");
      MemberPayload.write(json, typing.member());
    }
    json.writeEndObject();
  }
}
