package parley.gateway.frame;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;

/// Reads what a client wishes to be in voice. Ids come as text, and as numbers from one library.
final class VoiceRequestReader {
  private VoiceRequestReader() {}

  static ClientFrame read(Map<?, ?> fields) {
    Long channel = id(fields.get("channel_id"));
    if (channel == null && fields.get("channel_id") != null) {
      return new ClientFrame.Malformed("channel_id is no id");
    }
    Long guild = id(fields.get("guild_id"));
    if (guild == null) {
      return fields.get("guild_id") == null
          ? new ClientFrame.NotYet(Opcode.VOICE_STATE_UPDATE)
          : new ClientFrame.Malformed("guild_id is no id");
    }
    return new ClientFrame.UpdateVoice(
        new GuildId(guild),
        channel == null ? null : new ChannelId(channel),
        Boolean.TRUE.equals(fields.get("self_mute")),
        Boolean.TRUE.equals(fields.get("self_deaf")),
        Boolean.TRUE.equals(fields.get("self_video")));
  }

  private static @Nullable Long id(@Nullable Object value) {
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    if (value instanceof String text) {
      try {
        return Long.valueOf(text);
      } catch (NumberFormatException e) {
        return null;
      }
    }
    return null;
  }
}
