package parley.contracts.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.AutoModRule;
import parley.contracts.id.ChannelId;

/// Reads what rows of automatic moderation keep as JSON: the form that
/// [parley.contracts.payload.AutoModPayload] writes, checked when it was written.
public final class AutoModJson {
  private AutoModJson() {}

  /// @param type the number of the public protocol
  public static AutoModRule.Trigger trigger(int type, String json) {
    Map<?, ?> object = read(json) instanceof Map<?, ?> map ? map : Map.of();
    return switch (type) {
      case AutoModRule.Keywords.TYPE ->
          new AutoModRule.Keywords(
              texts(object.get("keyword_filter")),
              texts(object.get("regex_patterns")),
              texts(object.get("allow_list")));
      case AutoModRule.Spam.TYPE -> new AutoModRule.Spam();
      case AutoModRule.Presets.TYPE ->
          new AutoModRule.Presets(
              list(object.get("presets")).stream().map(AutoModJson::number).toList(),
              texts(object.get("allow_list")));
      case AutoModRule.Mentions.TYPE ->
          new AutoModRule.Mentions(
              number(object.get("mention_total_limit")),
              Boolean.TRUE.equals(object.get("mention_raid_protection_enabled")));
      default -> throw new IllegalArgumentException("unknown type of trigger: " + type);
    };
  }

  public static List<AutoModRule.Action> actions(String json) {
    List<AutoModRule.Action> actions = new ArrayList<>();
    for (Object each : list(read(json))) {
      if (each instanceof Map<?, ?> action) {
        actions.add(action(action));
      }
    }
    return actions;
  }

  private static AutoModRule.Action action(Map<?, ?> action) {
    Map<?, ?> facts = action.get("metadata") instanceof Map<?, ?> map ? map : Map.of();
    int type = number(action.get("type"));
    return switch (type) {
      case AutoModRule.Block.TYPE ->
          new AutoModRule.Block(
              facts.get("custom_message") instanceof String message ? message : null);
      case AutoModRule.Alert.TYPE ->
          new AutoModRule.Alert(
              new ChannelId(Long.parseUnsignedLong(String.valueOf(facts.get("channel_id")))));
      case AutoModRule.TimeOut.TYPE ->
          new AutoModRule.TimeOut(Duration.ofSeconds(number(facts.get("duration_seconds"))));
      default -> throw new IllegalArgumentException("unknown type of action: " + type);
    };
  }

  private static @Nullable Object read(String json) {
    try {
      return JsonTree.read(json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalArgumentException("a column is not JSON", e);
    }
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static List<String> texts(@Nullable Object value) {
    return list(value).stream().map(String::valueOf).toList();
  }

  private static int number(@Nullable Object value) {
    if (value instanceof Number number) {
      return number.intValue();
    }
    throw new IllegalArgumentException("a number is missing");
  }
}
