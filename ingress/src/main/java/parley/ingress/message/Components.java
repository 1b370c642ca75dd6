package parley.ingress.message;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.FieldError;
import parley.ingress.form.Form;

/// Reads the components of a message: rows of buttons, or of one select each.
final class Components {
  static final int MAX_CUSTOM_ID = 100;

  private static final int ROW = 1;
  private static final int BUTTON = 2;
  private static final int TEXT_SELECT = 3;
  private static final int CHANNEL_SELECT = 8;
  private static final int LINK = 5;
  private static final int MOST_ROWS = 5;
  private static final int MOST_IN_ROW = 5;
  private static final int MOST_OPTIONS = 25;
  private static final int MAX_LABEL = 80;
  private static final int MAX_OPTION = 100;
  private static final int MAX_PLACEHOLDER = 150;
  private static final int MAX_URL = 512;
  private static final List<Integer> IN_ROW = List.of(BUTTON, TEXT_SELECT, 5, 6, 7, CHANNEL_SELECT);
  private static final List<Integer> STYLES = List.of(1, 2, 3, 4, LINK);
  private static final List<Integer> CHANNEL_TYPES =
      List.of(0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16);

  private final Set<String> customIds = new HashSet<>();
  private int nextId = 1;

  private Components() {}

  /// The components as a JSON array, or an empty text when there are none.
  static String read(Form form) {
    Components components = new Components();
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    for (Form row : form.objects("components", MOST_ROWS)) {
      rows.add(components.row(row));
    }
    return rows.isEmpty() ? "" : rows.toString();
  }

  private ObjectNode row(Form form) {
    ObjectNode row = begin(form, List.of(ROW));
    ArrayNode parts = row.putArray("components");
    List<Form> forms = form.objects("components", MOST_IN_ROW);
    if (forms.isEmpty()) {
      form.fail(FieldError.badLength(form.path("components"), 1, MOST_IN_ROW));
    }
    for (Form each : forms) {
      ObjectNode part = begin(each, IN_ROW);
      int type = part.path("type").asInt();
      if (type == BUTTON) {
        button(each, part);
      } else if (type != 0) {
        select(each, part, type);
        if (forms.size() > 1) {
          form.fail(
              new FieldError(
                  form.path("components"),
                  "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
                  "A select takes a row of its own"));
        }
      }
      parts.add(part);
    }
    return row;
  }

  private ObjectNode begin(Form form, List<Integer> types) {
    ObjectNode component = JsonNodeFactory.instance.objectNode();
    Integer type = form.choice("type", types);
    if (!form.hasValue("type")) {
      form.fail(FieldError.required(form.path("type")));
    }
    component.put("type", type == null ? 0 : type);
    Integer id = form.integer("id", 0, Integer.MAX_VALUE);
    component.put("id", id == null || id == 0 ? nextId : id);
    nextId++;
    return component;
  }

  private void button(Form form, ObjectNode button) {
    Integer style = form.choice("style", STYLES);
    if (!form.hasValue("style")) {
      form.fail(FieldError.required(form.path("style")));
    }
    button.put("style", style == null ? 1 : style);
    String label = form.text("label", 0, MAX_LABEL);
    boolean labelled = label != null && !label.isEmpty();
    if (labelled) {
      button.put("label", label);
    }
    boolean pictured = emoji(form, button);
    if (!labelled && !pictured) {
      form.fail(
          new FieldError(
              form.path("label"),
              "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED",
              "A button needs a label or an emoji"));
    }
    if (style != null && style == LINK) {
      String url = form.requiredText("url", 1, MAX_URL);
      if (!url.isEmpty() && !url.matches("(https?|discord)://.+")) {
        form.fail(
            new FieldError(form.path("url"), "URL_TYPE_INVALID_URL", "Not a well formed URL."));
      }
      button.put("url", url);
      if (form.hasValue("custom_id")) {
        form.fail(
            new FieldError(
                form.path("custom_id"),
                "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
                "A custom id and url cannot both be specified"));
      }
    } else {
      customId(form, button);
    }
    disabled(form, button);
  }

  private void select(Form form, ObjectNode select, int type) {
    customId(form, select);
    String placeholder = form.text("placeholder", 0, MAX_PLACEHOLDER);
    if (placeholder != null) {
      select.put("placeholder", placeholder);
    }
    int minimum = form.integer("min_values", 0, MOST_OPTIONS, 1);
    int maximum = form.integer("max_values", 1, MOST_OPTIONS, 1);
    if (minimum > maximum) {
      form.fail(FieldError.tooLarge(form.path("min_values"), maximum));
    }
    select.put("min_values", minimum);
    select.put("max_values", maximum);
    if (type == TEXT_SELECT) {
      options(form, select, maximum);
    } else if (type == CHANNEL_SELECT && form.isFilled("channel_types")) {
      ArrayNode types = select.putArray("channel_types");
      form.numbers("channel_types", CHANNEL_TYPES).forEach(types::add);
    }
    disabled(form, select);
  }

  private static void options(Form form, ObjectNode select, int maximum) {
    ArrayNode options = select.putArray("options");
    Set<String> values = new HashSet<>();
    List<Form> forms = form.objects("options", MOST_OPTIONS);
    if (forms.isEmpty()) {
      form.fail(FieldError.badLength(form.path("options"), 1, MOST_OPTIONS));
    }
    if (maximum > forms.size() && !forms.isEmpty()) {
      form.fail(FieldError.tooLarge(form.path("max_values"), forms.size()));
    }
    for (Form each : forms) {
      ObjectNode option = options.addObject();
      option.put("label", each.requiredText("label", 1, MAX_OPTION));
      String value = each.requiredText("value", 1, MAX_OPTION);
      option.put("value", value);
      String description = each.text("description", 0, MAX_OPTION);
      if (description != null) {
        option.put("description", description);
      }
      emoji(each, option);
      if (each.flag("default", false)) {
        option.put("default", true);
      }
      if (!values.add(value)) {
        each.fail(
            new FieldError(
                each.path("value"),
                "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                "The specified option value is already used"));
      }
    }
  }

  private void customId(Form form, ObjectNode component) {
    String customId = form.requiredText("custom_id", 1, MAX_CUSTOM_ID);
    component.put("custom_id", customId);
    if (!customId.isEmpty() && !customIds.add(customId)) {
      form.fail(
          new FieldError(
              form.path("custom_id"),
              "COMPONENT_CUSTOM_ID_DUPLICATED",
              "Component custom id cannot be duplicated"));
    }
  }

  private static void disabled(Form form, ObjectNode component) {
    if (form.flag("disabled", false)) {
      component.put("disabled", true);
    }
  }

  private static boolean emoji(Form form, ObjectNode component) {
    Form emoji = form.object("emoji");
    if (emoji == null) {
      return false;
    }
    Long id = emoji.snowflake("id");
    String name = emoji.text("name", 0, MAX_OPTION);
    if (id == null && (name == null || !EmojiText.isUnicode(name))) {
      emoji.fail(
          new FieldError(emoji.path("name"), "BUTTON_COMPONENT_INVALID_EMOJI", "Invalid emoji"));
      return false;
    }
    ObjectNode written = component.putObject("emoji");
    put(written, "id", id == null ? null : Long.toUnsignedString(id));
    put(written, "name", name);
    if (emoji.flag("animated", false)) {
      written.put("animated", true);
    }
    return true;
  }

  private static void put(ObjectNode node, String field, @Nullable String text) {
    if (text != null) {
      node.put(field, text);
    }
  }
}
