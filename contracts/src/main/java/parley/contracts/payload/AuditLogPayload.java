package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import parley.contracts.entity.AuditLogEntry;

/// An entry of a guild's audit log.
public final class AuditLogPayload {
  private AuditLogPayload() {}

  public static void write(JsonGenerator json, AuditLogEntry entry) throws IOException {
    json.writeStartObject();
    fields(json, entry);
    json.writeEndObject();
  }

  /// `GUILD_AUDIT_LOG_ENTRY_CREATE`.
  public static void writeEvent(JsonGenerator json, AuditLogEntry entry) throws IOException {
    json.writeStartObject();
    Json.id(json, "guild_id", entry.guild().value());
    fields(json, entry);
    json.writeEndObject();
  }

  private static void fields(JsonGenerator json, AuditLogEntry entry) throws IOException {
    Json.id(json, "id", entry.id().value());
    json.writeNumberField("action_type", entry.action());
    Json.id(json, "user_id", entry.user().value());
    if (entry.target() == null) {
      json.writeNullField("target_id");
    } else {
      Json.id(json, "target_id", entry.target());
    }
    json.writeFieldName("changes");
    json.writeRawValue(entry.changesJson());
    if (entry.optionsJson() != null) {
      json.writeFieldName("options");
      json.writeRawValue(entry.optionsJson());
    }
    if (entry.reason() != null) {
      json.writeStringField("reason", entry.reason());
    }
  }
}
