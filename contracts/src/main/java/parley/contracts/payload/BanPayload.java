package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Ban;
import parley.contracts.entity.User;

/// A ban, and the events about bans.
public final class BanPayload {
  private BanPayload() {}

  public static void write(JsonGenerator json, User user, @Nullable String reason)
      throws IOException {
    json.writeStartObject();
    Json.textOrNull(json, "reason", reason);
    json.writeFieldName("user");
    UserPayload.write(json, user);
    json.writeEndObject();
  }

  /// `GUILD_BAN_ADD` and `GUILD_BAN_REMOVE`.
  public static void writeEvent(JsonGenerator json, Ban ban) throws IOException {
    json.writeStartObject();
    Json.id(json, "guild_id", ban.guild().value());
    json.writeFieldName("user");
    UserPayload.write(json, ban.user());
    json.writeEndObject();
  }
}
