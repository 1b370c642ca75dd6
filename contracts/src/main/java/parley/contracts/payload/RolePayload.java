package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import parley.contracts.entity.Role;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.permission.Permissions;

/// A role, and the events about roles.
public final class RolePayload {
  private RolePayload() {}

  public static void write(JsonGenerator json, Role role) throws IOException {
    json.writeStartObject();
    Json.id(json, "id", role.id().value());
    json.writeStringField("name", role.name());
    json.writeNumberField("color", role.color());
    json.writeObjectFieldStart("colors");
    json.writeNumberField("primary_color", role.color());
    Json.nulls(json, "secondary_color", "tertiary_color");
    json.writeEndObject();
    json.writeBooleanField("hoist", role.hoist());
    Json.nulls(json, "icon", "unicode_emoji", "description");
    json.writeNumberField("position", role.position());
    json.writeStringField("permissions", Permissions.text(role.permissions()));
    json.writeBooleanField("managed", role.managed());
    json.writeBooleanField("mentionable", role.mentionable());
    json.writeNumberField("flags", role.flags());
    if (role.bot() != null) {
      json.writeObjectFieldStart("tags");
      Json.id(json, "bot_id", role.bot().value());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /// `GUILD_ROLE_CREATE` and `GUILD_ROLE_UPDATE`.
  public static void writeEvent(JsonGenerator json, Role role) throws IOException {
    json.writeStartObject();
    Json.id(json, "guild_id", role.guild().value());
    json.writeFieldName("role");
    write(json, role);
    json.writeEndObject();
  }

  /// `GUILD_ROLE_DELETE`.
  public static void writeRemoval(JsonGenerator json, GuildId guild, RoleId role)
      throws IOException {
    json.writeStartObject();
    Json.id(json, "guild_id", guild.value());
    Json.id(json, "role_id", role.value());
    json.writeEndObject();
  }
}
