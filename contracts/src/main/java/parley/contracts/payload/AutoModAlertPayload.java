package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.MessageId;
import parley.contracts.moderation.RuleExecution;

/// How moderators, and the bots that help them, are told what a rule found.
public final class AutoModAlertPayload {
  private AutoModAlertPayload() {}

  /// What the embed of an alert tells.
  ///
  /// @param content of the message that was judged
  /// @param keyword empty when the rule has none
  /// @param matched empty when it is about all of the content
  /// @param flagged the message; null when it was refused
  /// @param timeOut null when its author was not timed out
  public record Alert(
      String ruleName,
      DecisionId decision,
      ChannelId channel,
      String content,
      String keyword,
      String matched,
      @Nullable MessageId flagged,
      @Nullable Duration timeOut) {}

  /// The embeds of the message of type 24.
  public static void write(JsonGenerator json, Alert alert) throws IOException {
    json.writeStartArray();
    json.writeStartObject();
    json.writeStringField("type", "auto_moderation_message");
    json.writeStringField("description", alert.content());
    json.writeArrayFieldStart("fields");
    field(json, "rule_name", alert.ruleName());
    field(json, "channel_id", alert.channel().toString());
    field(json, "decision_id", alert.decision().toString());
    field(json, "decision_outcome", alert.flagged() == null ? "blocked" : "flagged");
    if (!alert.keyword().isEmpty()) {
      field(json, "keyword", alert.keyword());
    }
    if (!alert.matched().isEmpty()) {
      field(json, "keyword_matched_content", alert.matched());
    }
    if (alert.flagged() != null) {
      field(json, "flagged_message_id", alert.flagged().toString());
    }
    if (alert.timeOut() != null) {
      field(json, "timeout_duration", Long.toString(alert.timeOut().toSeconds()));
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  /// `AUTO_MODERATION_ACTION_EXECUTION`.
  ///
  /// @param withContent whether the reader may see what people write
  public static void writeExecution(
      JsonGenerator json, RuleExecution execution, boolean withContent) throws IOException {
    json.writeStartObject();
    Json.id(json, "guild_id", execution.guild().value());
    json.writeFieldName("action");
    AutoModPayload.writeAction(json, execution.action());
    Json.id(json, "rule_id", execution.rule().value());
    json.writeNumberField("rule_trigger_type", execution.triggerType());
    Json.id(json, "user_id", execution.user().value());
    Json.id(json, "channel_id", execution.channel().value());
    if (execution.message() != null) {
      Json.id(json, "message_id", execution.message().value());
    }
    if (execution.alert() != null) {
      Json.id(json, "alert_system_message_id", execution.alert().value());
    }
    json.writeStringField("content", withContent ? execution.content() : "");
    textOrNull(json, "matched_keyword", execution.keyword());
    textOrNull(json, "matched_content", withContent ? execution.matched() : "");
    json.writeEndObject();
  }

  private static void textOrNull(JsonGenerator json, String field, String text) throws IOException {
    Json.textOrNull(json, field, text.isEmpty() ? null : text);
  }

  private static void field(JsonGenerator json, String name, String value) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeStringField("value", value);
    json.writeBooleanField("inline", false);
    json.writeEndObject();
  }
}
