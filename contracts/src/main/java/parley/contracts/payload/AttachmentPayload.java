package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import parley.contracts.id.ChannelId;
import parley.contracts.message.Attachment;
import parley.contracts.token.FileLinks;

/// A file of a message.
final class AttachmentPayload {
  private AttachmentPayload() {}

  static void write(JsonGenerator json, Attachment attachment, ChannelId channel, FileLinks links)
      throws IOException {
    String url = links.attachment(channel, attachment.id(), attachment.filename());
    json.writeStartObject();
    Json.id(json, "id", attachment.id().value());
    json.writeStringField("filename", attachment.filename());
    json.writeNumberField("size", attachment.sizeBytes());
    json.writeStringField("url", url);
    json.writeStringField("proxy_url", url);
    if (attachment.contentType() != null) {
      json.writeStringField("content_type", attachment.contentType());
    }
    if (attachment.width() != null) {
      json.writeNumberField("width", attachment.width());
    }
    if (attachment.height() != null) {
      json.writeNumberField("height", attachment.height());
    }
    if (attachment.description() != null) {
      json.writeStringField("description", attachment.description());
    }
    json.writeEndObject();
  }
}
