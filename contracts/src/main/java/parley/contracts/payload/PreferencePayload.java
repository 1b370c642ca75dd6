package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.UserId;

/// What a user's clients keep for them.
public final class PreferencePayload {
  private PreferencePayload() {}

  /// The settings, also `USER_SETTINGS_UPDATE`.
  ///
  /// @param content what the user chose; null when they never did
  public static void writeSettings(JsonGenerator json, @Nullable String content, String locale)
      throws IOException {
    if (content != null) {
      json.writeRawValue(content);
      return;
    }
    json.writeStartObject();
    json.writeNumberField("index", 0);
    json.writeStringField("status", "online");
    json.writeStringField("locale", locale);
    json.writeStringField("theme", "dark");
    json.writeNullField("custom_status");
    json.writeNumberField("afk_timeout", 300);
    json.writeNumberField("explicit_content_filter", 1);
    json.writeNumberField("timezone_offset", 0);
    json.writeBooleanField("convert_emoticons", false);
    json.writeBooleanField("developer_mode", false);
    json.writeBooleanField("enable_tts_command", true);
    json.writeBooleanField("gif_auto_play", true);
    json.writeBooleanField("inline_attachment_media", true);
    json.writeBooleanField("inline_embed_media", true);
    json.writeBooleanField("message_display_compact", false);
    json.writeBooleanField("render_embeds", true);
    json.writeBooleanField("render_reactions", true);
    json.writeBooleanField("show_current_game", true);
    json.writeBooleanField("default_guilds_restricted", false);
    Json.emptyArrays(json, "guild_folders", "guild_positions", "restricted_guilds");
    json.writeObjectFieldStart("friend_source_flags");
    json.writeBooleanField("all", true);
    json.writeEndObject();
    json.writeEndObject();
  }

  /// `USER_NOTE_UPDATE`.
  ///
  /// @param note empty when there is none any longer
  public static void writeNoteUpdate(JsonGenerator json, UserId noted, String note)
      throws IOException {
    json.writeStartObject();
    Json.id(json, "id", noted.value());
    json.writeStringField("note", note);
    json.writeEndObject();
  }

  /// A note that the user asked for.
  public static void writeNote(JsonGenerator json, UserId user, UserId noted, String note)
      throws IOException {
    json.writeStartObject();
    Json.id(json, "user_id", user.value());
    Json.id(json, "note_user_id", noted.value());
    json.writeStringField("note", note);
    json.writeEndObject();
  }
}
