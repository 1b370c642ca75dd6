package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.GuildId;
import parley.contracts.presence.Device;
import parley.contracts.presence.Presence;
import parley.contracts.presence.Status;

/// How somebody is present.
public final class PresencePayload {
  private PresencePayload() {}

  /// `PRESENCE_UPDATE`, and an entry of a list of presences.
  ///
  /// @param guild null when it is told to a friend
  public static void write(JsonGenerator json, Presence presence, @Nullable GuildId guild)
      throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("user");
    Json.id(json, "id", presence.user().value());
    json.writeEndObject();
    if (guild != null) {
      Json.id(json, "guild_id", guild.value());
    }
    json.writeStringField("status", presence.status().text());
    json.writeArrayFieldStart("activities");
    for (String activity : presence.activities()) {
      json.writeRawValue(activity);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("client_status");
    for (Device device : Device.values()) {
      Status status = presence.devices().get(device);
      if (status != null) {
        json.writeStringField(device.text(), status.text());
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
