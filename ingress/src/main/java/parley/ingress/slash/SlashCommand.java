package parley.ingress.slash;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;

/// A command that an application offers.
///
/// @param guild the only one in which it is known; null when it is known everywhere
/// @param definition the rest, checked and in the form of the public protocol
public record SlashCommand(
    long id,
    UserId application,
    @Nullable GuildId guild,
    int type,
    String name,
    long version,
    ObjectNode definition) {
  /// Typed by its name, with options.
  public static final int CHAT_INPUT = 1;

  /// Chosen on a user.
  public static final int USER = 2;

  /// Chosen on a message.
  public static final int MESSAGE = 3;

  private static final String REQUIRED = "default_member_permissions";
  private static final int IN_GUILDS = 0;
  private static final int IN_BOT_DMS = 1;

  /// What a member needs to use it; null when nothing. Whoever may administer may always.
  public @Nullable Long requiredPermissions() {
    JsonNode required = definition.path(REQUIRED);
    return required.isTextual() ? Long.valueOf(required.textValue()) : null;
  }

  /// Whether it is offered in guilds, or else in conversations with the bot.
  public boolean isOfferedIn(boolean guilds) {
    JsonNode contexts = definition.path("contexts");
    if (!contexts.isArray()) {
      return guilds || definition.path("dm_permission").asBoolean(true);
    }
    for (JsonNode context : contexts) {
      if (context.asInt() == (guilds ? IN_GUILDS : IN_BOT_DMS)) {
        return true;
      }
    }
    return false;
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", Long.toUnsignedString(id));
    json.writeStringField("application_id", application.toString());
    json.writeStringField("version", Long.toUnsignedString(version));
    if (guild != null) {
      json.writeStringField("guild_id", guild.toString());
    }
    json.writeNumberField("type", type);
    json.writeStringField("name", name);
    for (Map.Entry<String, JsonNode> field : definition.properties()) {
      json.writeFieldName(field.getKey());
      json.writeRawValue(field.getValue().toString());
    }
    json.writeEndObject();
  }
}
