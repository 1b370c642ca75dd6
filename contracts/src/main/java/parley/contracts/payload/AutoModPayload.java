package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.AutoModRule;
import parley.contracts.id.ChannelId;

/// Rules of automatic moderation. Their rows keep triggers and actions in the same form.
public final class AutoModPayload {
  private AutoModPayload() {}

  public static void write(JsonGenerator json, AutoModRule rule) throws IOException {
    json.writeStartObject();
    Json.id(json, "id", rule.id().value());
    Json.id(json, "guild_id", rule.guild().value());
    Json.id(json, "creator_id", rule.creator().value());
    json.writeStringField("name", rule.name());
    json.writeNumberField("event_type", AutoModRule.MESSAGE_SEND);
    json.writeNumberField("trigger_type", rule.trigger().type());
    json.writeFieldName("trigger_metadata");
    writeTrigger(json, rule.trigger());
    json.writeFieldName("actions");
    writeActions(json, rule.actions());
    json.writeBooleanField("enabled", rule.enabled());
    Json.roleIds(json, "exempt_roles", rule.exemptRoles());
    json.writeArrayFieldStart("exempt_channels");
    for (ChannelId channel : rule.exemptChannels()) {
      json.writeString(channel.toString());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /// What a rule looks for, but for the type.
  public static void writeTrigger(JsonGenerator json, AutoModRule.Trigger trigger)
      throws IOException {
    json.writeStartObject();
    switch (trigger) {
      case AutoModRule.Keywords words -> {
        texts(json, "keyword_filter", words.keywords());
        texts(json, "regex_patterns", words.patterns());
        texts(json, "allow_list", words.allowed());
      }
      case AutoModRule.Presets presets -> {
        json.writeArrayFieldStart("presets");
        for (int list : presets.lists()) {
          json.writeNumber(list);
        }
        json.writeEndArray();
        texts(json, "allow_list", presets.allowed());
      }
      case AutoModRule.Mentions mentions -> {
        json.writeNumberField("mention_total_limit", mentions.limit());
        json.writeBooleanField("mention_raid_protection_enabled", mentions.raidProtection());
      }
      case AutoModRule.Spam ignored -> {}
      case AutoModRule.UnknownTrigger ignored -> {}
    }
    json.writeEndObject();
  }

  public static void writeActions(JsonGenerator json, List<AutoModRule.Action> actions)
      throws IOException {
    json.writeStartArray();
    for (AutoModRule.Action action : actions) {
      writeAction(json, action);
    }
    json.writeEndArray();
  }

  static void writeAction(JsonGenerator json, AutoModRule.Action action) throws IOException {
    json.writeStartObject();
    json.writeNumberField("type", action.type());
    json.writeObjectFieldStart("metadata");
    switch (action) {
      case AutoModRule.Block block -> textIfAny(json, "custom_message", block.message());
      case AutoModRule.Alert alert -> Json.id(json, "channel_id", alert.channel().value());
      case AutoModRule.TimeOut timeOut ->
          json.writeNumberField("duration_seconds", timeOut.duration().toSeconds());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String field, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static void textIfAny(JsonGenerator json, String field, @Nullable String text)
      throws IOException {
    if (text != null) {
      json.writeStringField(field, text);
    }
  }
}
