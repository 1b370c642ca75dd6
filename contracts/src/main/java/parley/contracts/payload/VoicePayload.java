package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Member;
import parley.contracts.id.GuildId;
import parley.contracts.voice.VoiceState;

/// Voice states, and the events about them.
public final class VoicePayload {
  private VoicePayload() {}

  /// `VOICE_STATE_UPDATE`.
  ///
  /// @param member the user as a member, when known
  public static void writeEvent(JsonGenerator json, VoiceState state, @Nullable Member member)
      throws IOException {
    json.writeStartObject();
    Json.id(json, "guild_id", state.guild().value());
    fields(json, state);
    if (member != null) {
      json.writeFieldName("member");
      MemberPayload.write(json, member);
    }
    json.writeEndObject();
  }

  /// As an entry of `GUILD_CREATE`, which names the guild itself.
  public static void write(JsonGenerator json, VoiceState state) throws IOException {
    json.writeStartObject();
    fields(json, state);
    json.writeEndObject();
  }

  /// `VOICE_SERVER_UPDATE`.
  ///
  /// @param endpoint null while no router has room
  public static void writeServer(
      JsonGenerator json, GuildId guild, String token, @Nullable String endpoint)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("token", token);
    Json.id(json, "guild_id", guild.value());
    Json.textOrNull(json, "endpoint", endpoint);
    json.writeEndObject();
  }

  private static void fields(JsonGenerator json, VoiceState state) throws IOException {
    Json.idOrNull(json, "channel_id", state.channel());
    Json.id(json, "user_id", state.user().value());
    json.writeStringField("session_id", state.session());
    json.writeBooleanField("deaf", state.deaf());
    json.writeBooleanField("mute", state.mute());
    json.writeBooleanField("self_deaf", state.selfDeaf());
    json.writeBooleanField("self_mute", state.selfMute());
    json.writeBooleanField("self_video", state.selfVideo());
    json.writeBooleanField("suppress", state.suppress());
    json.writeNullField("request_to_speak_timestamp");
  }
}
