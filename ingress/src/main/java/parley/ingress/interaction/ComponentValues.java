package parley.ingress.interaction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.FieldError;
import parley.ingress.form.Form;
import parley.ingress.slash.OptionType;

/// Reads what somebody chose or wrote in components.
final class ComponentValues {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROW = 1;
  private static final int BUTTON = 2;
  private static final int TEXT_SELECT = 3;
  private static final int TEXT_INPUT = 4;
  private static final int USER_SELECT = 5;
  private static final int ROLE_SELECT = 6;
  private static final int MENTIONABLE_SELECT = 7;
  private static final int MOST_VALUES = 25;
  private static final int MOST_ROWS = 5;
  private static final int MAX_ID = 100;
  private static final int MAX_TEXT = 4000;

  private ComponentValues() {}

  /// @param components of the message; null when only the space knows them, which looks at the
  ///   component's id
  static ObjectNode read(
      Form data, String customId, int type, @Nullable String components, Mentioned mentioned) {
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    said.put("custom_id", customId);
    said.put("component_type", type);
    JsonNode definition = components == null ? null : find(tree(components), customId);
    if (components != null && (definition == null || definition.path("type").asInt() != type)) {
      data.fail(invalid(data.path("custom_id")));
      return said;
    }
    if (type == BUTTON) {
      return said;
    }
    List<String> values = data.texts("values", MOST_VALUES);
    ArrayNode chosen = said.putArray("values");
    values.forEach(chosen::add);
    if (definition != null && !fits(values, definition)) {
      data.fail(invalid(data.path("values")));
    }
    if (type != TEXT_SELECT) {
      for (int i = 0; i < values.size(); i++) {
        String path = data.path("values") + "." + i;
        Long id = Form.parseSnowflake(values.get(i));
        if (id == null) {
          data.fail(FieldError.notSnowflake(path, values.get(i)));
        } else {
          mentioned.add(
              named(type),
              id,
              path,
              definition == null
                  ? JsonNodeFactory.instance.arrayNode()
                  : definition.path("channel_types"));
        }
      }
    }
    return said;
  }

  /// What was written in a modal, row by row.
  static ObjectNode readModal(Form data, String customId) {
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    said.put("custom_id", customId);
    ArrayNode rows = said.putArray("components");
    for (Form row : data.objects("components", MOST_ROWS)) {
      ObjectNode read = rows.addObject();
      read.put("type", ROW);
      ArrayNode inputs = read.putArray("components");
      for (Form input : row.objects("components", 1)) {
        ObjectNode written = inputs.addObject();
        written.put("type", TEXT_INPUT);
        written.put("custom_id", input.requiredText("custom_id", 1, MAX_ID));
        String value = input.text("value", 0, MAX_TEXT);
        written.put("value", value == null ? "" : value);
      }
    }
    return said;
  }

  private static boolean fits(List<String> values, JsonNode definition) {
    Set<String> each = new HashSet<>(values);
    boolean counted =
        each.size() == values.size()
            && values.size() >= definition.path("min_values").asInt(1)
            && values.size() <= definition.path("max_values").asInt(1);
    if (!counted || definition.path("type").asInt() != TEXT_SELECT) {
      return counted;
    }
    for (JsonNode option : definition.path("options")) {
      each.remove(option.path("value").asText());
    }
    return each.isEmpty();
  }

  private static OptionType named(int type) {
    return switch (type) {
      case USER_SELECT -> OptionType.USER;
      case ROLE_SELECT -> OptionType.ROLE;
      case MENTIONABLE_SELECT -> OptionType.MENTIONABLE;
      default -> OptionType.CHANNEL;
    };
  }

  private static @Nullable JsonNode find(JsonNode tree, String customId) {
    for (JsonNode each : tree) {
      if (each.path("custom_id").asText().equals(customId)) {
        return each;
      }
      JsonNode within = find(each.path("components"), customId);
      if (within != null) {
        return within;
      }
    }
    return null;
  }

  private static JsonNode tree(String components) {
    if (components.isEmpty()) {
      return JsonNodeFactory.instance.arrayNode();
    }
    try {
      return JSON.readTree(components);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("components of messages are checked before", e);
    }
  }

  private static FieldError invalid(String path) {
    return new FieldError(path, "COMPONENT_VALIDATION_FAILED", "Component validation failed");
  }
}
