package parley.streams.ordering;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import parley.contracts.entity.User;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Message;
import parley.contracts.payload.AutoModAlertPayload;

/// The message that tells moderators of something, in the name of who did it.
final class AlertMessage {
  private static final JsonFactory JSON = new JsonFactory();

  private AlertMessage() {}

  static Message of(
      DecisionId id,
      ChannelId channel,
      GuildId guild,
      User about,
      AutoModAlertPayload.Alert alert) {
    return new Message(
        new MessageId(id.value()),
        channel,
        guild,
        about,
        Message.TYPE_AUTO_MODERATION,
        "",
        null,
        0,
        false,
        false,
        List.of(),
        List.of(),
        List.of(),
        embedsJson(alert),
        null,
        null,
        false,
        id,
        List.of(),
        false);
  }

  private static String embedsJson(AutoModAlertPayload.Alert alert) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      AutoModAlertPayload.write(json, alert);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return text.toString();
  }
}
