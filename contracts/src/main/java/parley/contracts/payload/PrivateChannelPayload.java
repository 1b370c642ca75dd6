package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.entity.Recipient;
import parley.contracts.entity.User;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;

/// A private channel as one of its recipients sees it, who is not listed themselves; and the events
/// about who takes part.
public final class PrivateChannelPayload {
  private PrivateChannelPayload() {}

  /// @param lastMessage the last message that was ever written, if there is one
  public static void write(
      JsonGenerator json, PrivateChannel channel, UserId viewer, @Nullable MessageId lastMessage)
      throws IOException {
    json.writeStartObject();
    Json.id(json, "id", channel.id().value());
    json.writeNumberField("type", channel.type().code());
    json.writeNumberField("flags", 0);
    if (lastMessage == null) {
      json.writeNullField("last_message_id");
    } else {
      Json.id(json, "last_message_id", lastMessage.value());
    }
    json.writeNullField("last_pin_timestamp");
    json.writeArrayFieldStart("recipients");
    for (Recipient recipient : channel.recipients()) {
      if (!recipient.id().equals(viewer)) {
        UserPayload.write(json, recipient.user());
      }
    }
    json.writeEndArray();
    if (channel.group()) {
      Json.textOrNull(json, "name", channel.name());
      Json.textOrNull(json, "icon", channel.icon());
      if (channel.owner() != null) {
        Json.id(json, "owner_id", channel.owner().value());
      }
    }
    json.writeEndObject();
  }

  /// `CHANNEL_RECIPIENT_ADD` and `CHANNEL_RECIPIENT_REMOVE`.
  public static void writeRecipient(JsonGenerator json, ChannelId channel, User user)
      throws IOException {
    json.writeStartObject();
    Json.id(json, "channel_id", channel.value());
    json.writeFieldName("user");
    UserPayload.write(json, user);
    json.writeEndObject();
  }
}
