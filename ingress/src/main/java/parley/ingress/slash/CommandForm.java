package parley.ingress.slash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import parley.contracts.error.FieldError;
import parley.ingress.form.Form;

/// Reads the definition of a command.
///
/// @param definition without type and name
record CommandForm(int type, String name, ObjectNode definition) {
  static final int MAX_NAME = 32;
  static final int MAX_DESCRIPTION = 100;

  /// Names, descriptions and values of a command together.
  private static final int MAX_SIZE = 8000;

  private static final List<Integer> TYPES =
      List.of(SlashCommand.CHAT_INPUT, SlashCommand.USER, SlashCommand.MESSAGE);
  private static final Pattern NAME =
      Pattern.compile("[-_'\\p{L}\\p{N}\\p{IsDevanagari}\\p{IsThai}]{1,32}");
  private static final Set<String> LOCALES =
      Set.of(
          "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl",
          "no", "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi",
          "th", "zh-CN", "ja", "zh-TW", "ko");

  /// Notes what is wrong in the form.
  static CommandForm read(Form form) {
    Integer type = form.choice("type", TYPES);
    int read = type == null ? SlashCommand.CHAT_INPUT : type;
    boolean typed = read == SlashCommand.CHAT_INPUT;
    ObjectNode definition = JsonNodeFactory.instance.objectNode();
    String name = typed ? lowerName(form) : form.requiredName("name", 1, MAX_NAME);
    localizations(form, "name_localizations", MAX_NAME, typed, definition);
    description(form, typed, definition);
    Long required = form.permissions("default_member_permissions");
    definition.put("default_member_permissions", required == null ? null : required.toString());
    definition.put("dm_permission", form.flag("dm_permission", true));
    definition.put("nsfw", form.flag("nsfw", false));
    definition.putNull("contexts");
    numbers(form, "contexts", List.of(0, 1, 2), definition);
    numbers(form, "integration_types", List.of(0, 1), definition);
    if (typed) {
      OptionForm.readAll(form, definition);
    } else if (form.isFilled("options")) {
      form.fail(
          new FieldError(
              form.path("options"),
              "APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED",
              "Context menu commands cannot have options"));
    }
    if (name.length() + size(definition) > MAX_SIZE) {
      form.fail(
          new FieldError(
              form.path("name").replaceAll("\\.?name$", ""),
              "APPLICATION_COMMAND_TOO_LARGE",
              "Command exceeds maximum size (8000)"));
    }
    return new CommandForm(read, name, definition);
  }

  /// The name of a command that is typed, or of an option.
  static String lowerName(Form form) {
    String name = form.requiredText("name", 1, MAX_NAME);
    if (!name.isEmpty() && !isTypeable(name)) {
      form.fail(invalidName(form.path("name")));
    }
    return name;
  }

  static void localizations(
      Form form, String field, int maximum, boolean typeable, ObjectNode target) {
    Form texts = form.object(field);
    if (texts == null) {
      target.putNull(field);
      return;
    }
    ObjectNode localized = target.putObject(field);
    for (String locale : texts.names()) {
      if (!LOCALES.contains(locale)) {
        texts.fail(FieldError.notOneOf(texts.path(locale), LOCALES.stream().sorted().toList()));
        continue;
      }
      String text = texts.text(locale, 1, maximum);
      if (text != null && typeable && !isTypeable(text)) {
        texts.fail(invalidName(texts.path(locale)));
      }
      localized.put(locale, text);
    }
  }

  private static void description(Form form, boolean typed, ObjectNode definition) {
    if (typed) {
      definition.put("description", form.requiredText("description", 1, MAX_DESCRIPTION));
    } else {
      String text = form.text("description", 0, MAX_DESCRIPTION);
      if (text != null && !text.isEmpty()) {
        form.fail(
            new FieldError(
                form.path("description"),
                "APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED",
                "Context menu commands cannot have description"));
      }
      definition.put("description", "");
    }
    localizations(form, "description_localizations", MAX_DESCRIPTION, false, definition);
  }

  private static void numbers(
      Form form, String field, List<Integer> choices, ObjectNode definition) {
    if (!form.hasValue(field)) {
      return;
    }
    ArrayNode numbers = definition.putArray(field);
    for (int number : form.numbers(field, choices)) {
      numbers.add(number);
    }
  }

  private static boolean isTypeable(String name) {
    return NAME.matcher(name).matches() && name.equals(name.toLowerCase(Locale.ROOT));
  }

  private static FieldError invalidName(String path) {
    return new FieldError(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
  }

  private static int size(JsonNode node) {
    int size = 0;
    for (String field : List.of("name", "description", "value")) {
      size += node.path(field).asText().length();
    }
    for (String field : List.of("options", "choices")) {
      for (JsonNode part : node.path(field)) {
        size += size(part);
      }
    }
    return size;
  }
}
