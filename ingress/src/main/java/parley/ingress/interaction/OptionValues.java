package parley.ingress.interaction;

import com.fasterxml.jackson.databind.JsonNode;
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

/// Reads what somebody gave for the options of a command, against its definition. While they still
/// type, what is there need not be right, and one option is the one that they type in.
final class OptionValues {
  private static final int MOST = 25;
  private static final int MAX_TEXT = 6000;

  private final boolean typing;
  private final Mentioned mentioned;
  private boolean focused;

  OptionValues(boolean typing, Mentioned mentioned) {
    this.typing = typing;
    this.mentioned = mentioned;
  }

  /// The options as the application is told of them.
  static ArrayNode read(Form data, JsonNode definition, boolean typing, Mentioned mentioned) {
    OptionValues values = new OptionValues(typing, mentioned);
    ArrayNode read = values.readAll(data, definition.path("options"));
    if (typing && !values.focused) {
      data.fail(invalid(data.path("options"), "No option is focused"));
    }
    return read;
  }

  private ArrayNode readAll(Form holder, JsonNode definitions) {
    ArrayNode read = JsonNodeFactory.instance.arrayNode();
    Set<String> given = new HashSet<>();
    List<Form> forms = holder.objects("options", MOST);
    boolean nested =
        OptionType.of(definitions.path(0).path("type").asInt()) instanceof OptionType t
            && t.nests();
    if (nested && forms.size() != 1) {
      holder.fail(invalid(holder.path("options"), "One sub-command has to be chosen"));
      return read;
    }
    for (Form form : forms) {
      String name = form.requiredText("name", 1, 32);
      JsonNode definition = named(definitions, name);
      OptionType type = definition == null ? null : OptionType.of(definition.path("type").asInt());
      if (definition == null || type == null || !given.add(name)) {
        form.fail(invalid(form.path("name"), "The command has no such option"));
        continue;
      }
      ObjectNode option = read.addObject();
      option.put("type", type.number());
      option.put("name", name);
      if (type.nests()) {
        option.set("options", readAll(form, definition.path("options")));
      } else {
        value(form, option, type, definition);
      }
    }
    for (JsonNode definition : definitions) {
      if (!typing
          && definition.path("required").asBoolean()
          && !given.contains(definition.path("name").asText())) {
        holder.fail(
            new FieldError(
                holder.path("options"),
                "APPLICATION_COMMAND_OPTION_REQUIRED",
                "Required option " + definition.path("name").asText() + " is missing"));
      }
    }
    return read;
  }

  private void value(Form form, ObjectNode option, OptionType type, JsonNode definition) {
    boolean focus = typing && form.flag("focused", false);
    if (focus) {
      focused = true;
      if (!definition.path("autocomplete").asBoolean()) {
        form.fail(invalid(form.path("name"), "This option has no suggestions"));
      }
      option.put("value", orEmpty(form.text("value", 0, MAX_TEXT)));
      option.put("focused", true);
      return;
    }
    switch (type) {
      case STRING -> text(form, option, definition);
      case INTEGER, NUMBER -> number(form, option, type, definition);
      case BOOLEAN -> {
        Boolean flag = form.flag("value");
        if (flag == null) {
          form.fail(FieldError.required(form.path("value")));
        } else {
          option.put("value", flag);
        }
      }
      case USER, CHANNEL, ROLE, MENTIONABLE -> {
        long id = form.requiredSnowflake("value");
        option.put("value", Long.toUnsignedString(id));
        mentioned.add(type, id, form.path("value"), definition.path("channel_types"));
      }
      case ATTACHMENT ->
          form.fail(
              new FieldError(
                  form.path("value"),
                  "FEATURE_NOT_AVAILABLE",
                  "This feature is not available yet."));
      case SUB_COMMAND, SUB_COMMAND_GROUP -> throw new IllegalArgumentException("holds no value");
    }
  }

  private void text(Form form, ObjectNode option, JsonNode definition) {
    String text = form.requiredText("value", 0, MAX_TEXT);
    int length = text.codePointCount(0, text.length());
    int minimum = definition.path("min_length").asInt(0);
    int maximum = definition.path("max_length").asInt(MAX_TEXT);
    if (!typing && (length < minimum || length > maximum)) {
      form.fail(FieldError.badLength(form.path("value"), minimum, maximum));
    }
    option.put("value", text);
    requireChoice(form, option, definition);
  }

  private void number(Form form, ObjectNode option, OptionType type, JsonNode definition) {
    form.copy("value", option);
    JsonNode value = option.path("value");
    boolean whole = value.isNumber() && value.asDouble() == Math.rint(value.asDouble());
    if (!value.isNumber() || (type == OptionType.INTEGER && !whole)) {
      option.remove("value");
      form.fail(FieldError.notInteger(form.path("value"), value.asText()));
      return;
    }
    double number = value.asDouble();
    if (definition.hasNonNull("min_value") && number < definition.path("min_value").asDouble()) {
      form.fail(FieldError.tooSmall(form.path("value"), definition.path("min_value").asLong()));
    }
    if (definition.hasNonNull("max_value") && number > definition.path("max_value").asDouble()) {
      form.fail(FieldError.tooLarge(form.path("value"), definition.path("max_value").asLong()));
    }
    requireChoice(form, option, definition);
  }

  private void requireChoice(Form form, ObjectNode option, JsonNode definition) {
    JsonNode choices = definition.path("choices");
    if (typing || choices.isEmpty()) {
      return;
    }
    JsonNode value = option.path("value");
    for (JsonNode choice : choices) {
      JsonNode possible = choice.path("value");
      boolean same =
          value.isNumber()
              ? possible.asDouble() == value.asDouble()
              : possible.asText().equals(value.asText());
      if (same) {
        return;
      }
    }
    form.fail(invalid(form.path("value"), "This is none of the choices"));
  }

  private static @Nullable JsonNode named(JsonNode definitions, String name) {
    for (JsonNode definition : definitions) {
      if (definition.path("name").asText().equals(name)) {
        return definition;
      }
    }
    return null;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static FieldError invalid(String path, String sentence) {
    return new FieldError(path, "APPLICATION_COMMAND_OPTION_INVALID", sentence);
  }
}
