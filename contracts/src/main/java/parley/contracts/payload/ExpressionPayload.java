package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import parley.contracts.entity.Emoji;
import parley.contracts.entity.Expressions;
import parley.contracts.entity.Sticker;
import parley.contracts.id.GuildId;

/// Emojis and stickers of guilds, and the events about them.
public final class ExpressionPayload {
  private static final int OF_A_GUILD = 2;

  private ExpressionPayload() {}

  public static void write(JsonGenerator json, Emoji emoji) throws IOException {
    json.writeStartObject();
    Json.id(json, "id", emoji.id().value());
    json.writeStringField("name", emoji.name());
    Json.roleIds(json, "roles", emoji.roles());
    json.writeBooleanField("require_colons", true);
    json.writeBooleanField("managed", false);
    json.writeBooleanField("animated", emoji.animated());
    json.writeBooleanField("available", true);
    json.writeEndObject();
  }

  public static void write(JsonGenerator json, Sticker sticker) throws IOException {
    json.writeStartObject();
    Json.id(json, "id", sticker.id().value());
    Json.id(json, "guild_id", sticker.guild().value());
    json.writeStringField("name", sticker.name());
    Json.textOrNull(json, "description", sticker.description());
    json.writeStringField("tags", sticker.tags());
    json.writeNumberField("type", OF_A_GUILD);
    json.writeNumberField("format_type", sticker.format());
    json.writeBooleanField("available", true);
    json.writeEndObject();
  }

  public static void writeEmojis(JsonGenerator json, List<Emoji> emojis) throws IOException {
    json.writeStartArray();
    for (Emoji emoji : emojis) {
      write(json, emoji);
    }
    json.writeEndArray();
  }

  public static void writeStickers(JsonGenerator json, List<Sticker> stickers) throws IOException {
    json.writeStartArray();
    for (Sticker sticker : stickers) {
      write(json, sticker);
    }
    json.writeEndArray();
  }

  /// `GUILD_EMOJIS_UPDATE`.
  public static void writeEmojisEvent(JsonGenerator json, GuildId guild, Expressions expressions)
      throws IOException {
    json.writeStartObject();
    Json.id(json, "guild_id", guild.value());
    json.writeFieldName("emojis");
    writeEmojis(json, expressions.emojis());
    json.writeEndObject();
  }

  /// `GUILD_STICKERS_UPDATE`.
  public static void writeStickersEvent(JsonGenerator json, GuildId guild, Expressions expressions)
      throws IOException {
    json.writeStartObject();
    Json.id(json, "guild_id", guild.value());
    json.writeFieldName("stickers");
    writeStickers(json, expressions.stickers());
    json.writeEndObject();
  }

  /// The two lists among a guild's fields.
  static void writeFields(JsonGenerator json, Expressions expressions) throws IOException {
    json.writeFieldName("emojis");
    writeEmojis(json, expressions.emojis());
    json.writeFieldName("stickers");
    writeStickers(json, expressions.stickers());
  }
}
