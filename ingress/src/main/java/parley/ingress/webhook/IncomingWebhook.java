package parley.ingress.webhook;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.User;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.id.WebhookId;
import parley.contracts.payload.UserPayload;

/// A webhook through which messages come in.
///
/// @param creator null when they are not to be shown
public record IncomingWebhook(
    GuildId guild,
    WebhookId id,
    ChannelId channel,
    String name,
    String token,
    UserId creatorId,
    @Nullable User creator) {
  private static final int INCOMING = 1;

  IncomingWebhook with(String newName, ChannelId newChannel) {
    return new IncomingWebhook(guild, id, newChannel, newName, token, creatorId, creator);
  }

  IncomingWebhook shownBy(@Nullable User user) {
    return new IncomingWebhook(guild, id, channel, name, token, creatorId, user);
  }

  /// Who speaks, unless a message says otherwise.
  public User author(@Nullable String override) {
    return new User(id.author(), override == null ? name : override, null, null, true, 0);
  }

  /// As the public protocol shows it.
  ///
  /// @param publicUrl where this API is found
  void write(JsonGenerator json, String publicUrl) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id.toString());
    writeFacts(json);
    json.writeStringField("guild_id", guild.toString());
    json.writeStringField("token", token);
    json.writeStringField("url", publicUrl + "/api/webhooks/" + id + "/" + token);
    if (creator != null) {
      json.writeFieldName("user");
      UserPayload.write(json, creator);
    }
    json.writeEndObject();
  }

  /// What the audit log tells.
  void writeAudited(JsonGenerator json) throws IOException {
    json.writeStartObject();
    writeFacts(json);
    json.writeEndObject();
  }

  private void writeFacts(JsonGenerator json) throws IOException {
    json.writeNumberField("type", INCOMING);
    json.writeStringField("channel_id", channel.toString());
    json.writeStringField("name", name);
    json.writeNullField("avatar");
    json.writeNullField("application_id");
  }
}
