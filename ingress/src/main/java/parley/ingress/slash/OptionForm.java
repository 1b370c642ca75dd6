package parley.ingress.slash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.FieldError;
import parley.ingress.form.Form;

/// Reads the options of a command. Sub-commands and groups of them stand alone, groups hold only
/// sub-commands, and these hold values.
final class OptionForm {
  private static final int MOST_OPTIONS = 25;
  private static final int MOST_CHOICES = 25;
  private static final int MAX_CHOICE = 100;
  private static final int MAX_LENGTH = 6000;
  private static final double MAX_NUMBER = 9_007_199_254_740_991d;
  private static final List<Integer> NUMBERS =
      Arrays.stream(OptionType.values()).map(OptionType::number).toList();

  private OptionForm() {}

  /// The options of a command, into its definition.
  static void readAll(Form command, ObjectNode definition) {
    readAll(command, definition, null);
  }

  private static void readAll(Form holder, ObjectNode target, @Nullable OptionType within) {
    List<Form> forms = holder.objects("options", MOST_OPTIONS);
    if (forms.isEmpty()) {
      return;
    }
    ArrayNode options = target.putArray("options");
    Set<String> names = new HashSet<>();
    Boolean nesting = null;
    boolean optionalSeen = false;
    for (Form form : forms) {
      ObjectNode option = options.addObject();
      OptionType type = read(form, option, within);
      if (type == null) {
        continue;
      }
      if (!names.add(option.path("name").asText())) {
        form.fail(
            new FieldError(
                form.path("name"),
                "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
                "Option name already exists"));
      }
      if (nesting != null && nesting != type.nests()) {
        form.fail(
            new FieldError(
                form.path("type"),
                "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                "Sub-command and sub-command group option types are mutually exclusive to all other"
                    + " types"));
      }
      nesting = type.nests();
      boolean required = option.path("required").asBoolean();
      if (required && optionalSeen) {
        form.fail(
            new FieldError(
                form.path("required"),
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                "Required options must be placed before non-required options"));
      }
      optionalSeen |= !required;
    }
  }

  private static @Nullable OptionType read(
      Form form, ObjectNode option, @Nullable OptionType within) {
    Integer number = form.choice("type", NUMBERS);
    if (number == null) {
      if (!form.hasValue("type")) {
        form.fail(FieldError.required(form.path("type")));
      }
      return null;
    }
    OptionType type = OptionType.of(number);
    if (type == null || !mayStand(type, within)) {
      form.fail(
          new FieldError(
              form.path("type"),
              "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
              "This type of option cannot stand here"));
      return null;
    }
    option.put("type", number);
    option.put("name", CommandForm.lowerName(form));
    CommandForm.localizations(form, "name_localizations", CommandForm.MAX_NAME, true, option);
    option.put("description", form.requiredText("description", 1, CommandForm.MAX_DESCRIPTION));
    CommandForm.localizations(
        form, "description_localizations", CommandForm.MAX_DESCRIPTION, false, option);
    if (type.nests()) {
      readAll(form, option, type);
    } else {
      option.put("required", form.flag("required", false));
      limits(form, option, type);
      choices(form, option, type);
    }
    return type;
  }

  private static boolean mayStand(OptionType type, @Nullable OptionType within) {
    return within == null
        || (within == OptionType.SUB_COMMAND_GROUP
            ? type == OptionType.SUB_COMMAND
            : !type.nests());
  }

  private static void limits(Form form, ObjectNode option, OptionType type) {
    if (type == OptionType.STRING) {
      put(option, "min_length", form.integer("min_length", 0, MAX_LENGTH));
      put(option, "max_length", form.integer("max_length", 1, MAX_LENGTH));
    } else if (type.isNumeric()) {
      number(form, "min_value", type, option);
      number(form, "max_value", type, option);
    } else if (type == OptionType.CHANNEL && form.isFilled("channel_types")) {
      ArrayNode types = option.putArray("channel_types");
      form.numbers("channel_types", List.of(0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16))
          .forEach(types::add);
    }
  }

  private static void choices(Form form, ObjectNode option, OptionType type) {
    Boolean completes = form.flag("autocomplete");
    boolean hasChoices = form.isFilled("choices");
    if (!type.takesChoices()) {
      if (hasChoices || Boolean.TRUE.equals(completes)) {
        form.fail(
            new FieldError(
                form.path(hasChoices ? "choices" : "autocomplete"),
                "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID",
                "This type of option takes no choices"));
      }
      return;
    }
    if (completes != null) {
      option.put("autocomplete", completes);
    }
    if (!hasChoices) {
      return;
    }
    if (Boolean.TRUE.equals(completes)) {
      form.fail(
          new FieldError(
              form.path("autocomplete"),
              "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID",
              "Autocomplete cannot be used together with choices"));
    }
    ArrayNode choices = option.putArray("choices");
    for (Form choice : form.objects("choices", MOST_CHOICES)) {
      choices.add(choice(choice, type));
    }
  }

  /// A choice of an option, or one that a bot suggests.
  static ObjectNode choice(Form form, OptionType type) {
    ObjectNode choice = JsonNodeFactory.instance.objectNode();
    choice.put("name", form.requiredText("name", 1, MAX_CHOICE));
    CommandForm.localizations(form, "name_localizations", MAX_CHOICE, false, choice);
    if (type == OptionType.STRING) {
      choice.put("value", form.requiredText("value", 0, MAX_CHOICE));
    } else if (form.hasValue("value")) {
      number(form, "value", type, choice);
    } else {
      form.fail(FieldError.required(form.path("value")));
    }
    return choice;
  }

  private static void number(Form form, String field, OptionType type, ObjectNode target) {
    if (!form.hasValue(field)) {
      return;
    }
    form.copy(field, target);
    JsonNode value = target.path(field);
    boolean right =
        type == OptionType.INTEGER ? value.isIntegralNumber() || isWhole(value) : value.isNumber();
    if (!right || Math.abs(value.asDouble()) > MAX_NUMBER) {
      form.fail(
          type == OptionType.INTEGER
              ? FieldError.notInteger(form.path(field), value.asText())
              : new FieldError(
                  form.path(field),
                  "NUMBER_TYPE_COERCE",
                  "Value \"" + value.asText() + "\" is not float."));
    }
  }

  private static boolean isWhole(JsonNode value) {
    return value.isNumber() && value.asDouble() == Math.rint(value.asDouble());
  }

  private static void put(ObjectNode option, String field, @Nullable Integer value) {
    if (value != null) {
      option.put(field, value);
    }
  }
}
