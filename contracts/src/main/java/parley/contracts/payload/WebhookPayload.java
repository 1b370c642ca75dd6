package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;

/// Events about webhooks.
public final class WebhookPayload {
  private WebhookPayload() {}

  /// `WEBHOOKS_UPDATE`: the webhooks of a channel are others than before.
  public static void writeUpdated(JsonGenerator json, GuildId guild, ChannelId channel)
      throws IOException {
    json.writeStartObject();
    Json.id(json, "guild_id", guild.value());
    Json.id(json, "channel_id", channel.value());
    json.writeEndObject();
  }
}
