package parley.ingress.message;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import parley.contracts.error.FieldError;
import parley.ingress.form.Form;

/// Reads what an application shows somebody in answer: a modal, or suggestions.
final class ModalForm {
  private static final int ROW = 1;
  private static final int TEXT_INPUT = 4;
  private static final int MOST_ROWS = 5;
  private static final int MOST_SUGGESTIONS = 25;
  private static final int MAX_TITLE = 45;
  private static final int MAX_PLACEHOLDER = 100;
  private static final int MAX_NAME = 100;
  private static final int MAX_TEXT = 4000;

  private ModalForm() {}

  /// A modal as JSON.
  static String read(Form form) {
    ObjectNode modal = JsonNodeFactory.instance.objectNode();
    modal.put("custom_id", form.requiredText("custom_id", 1, Components.MAX_CUSTOM_ID));
    modal.put("title", form.requiredText("title", 1, MAX_TITLE));
    ArrayNode rows = modal.putArray("components");
    Set<String> customIds = new HashSet<>();
    List<Form> forms = form.objects("components", MOST_ROWS);
    if (forms.isEmpty()) {
      form.fail(FieldError.badLength(form.path("components"), 1, MOST_ROWS));
    }
    for (Form row : forms) {
      row.choice("type", List.of(ROW));
      ArrayNode inputs = rows.addObject().put("type", ROW).putArray("components");
      for (Form input : row.objects("components", 1)) {
        inputs.add(input(input, customIds));
      }
    }
    form.check();
    return modal.toString();
  }

  private static ObjectNode input(Form form, Set<String> customIds) {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    form.choice("type", List.of(TEXT_INPUT));
    input.put("type", TEXT_INPUT);
    String customId = form.requiredText("custom_id", 1, Components.MAX_CUSTOM_ID);
    if (!customIds.add(customId)) {
      form.fail(
          new FieldError(
              form.path("custom_id"),
              "COMPONENT_CUSTOM_ID_DUPLICATED",
              "Component custom id cannot be duplicated"));
    }
    input.put("custom_id", customId);
    Integer style = form.choice("style", List.of(1, 2));
    input.put("style", style == null ? 1 : style);
    input.put("label", form.requiredText("label", 1, MAX_TITLE));
    input.put("min_length", form.integer("min_length", 0, MAX_TEXT, 0));
    input.put("max_length", form.integer("max_length", 1, MAX_TEXT, MAX_TEXT));
    input.put("required", form.flag("required", true));
    String value = form.text("value", 0, MAX_TEXT);
    if (value != null) {
      input.put("value", value);
    }
    String placeholder = form.text("placeholder", 0, MAX_PLACEHOLDER);
    if (placeholder != null) {
      input.put("placeholder", placeholder);
    }
    return input;
  }

  /// Suggestions as a JSON array.
  static String readSuggestions(Form form) {
    ArrayNode suggestions = JsonNodeFactory.instance.arrayNode();
    for (Form each : form.objects("choices", MOST_SUGGESTIONS)) {
      ObjectNode suggestion = suggestions.addObject();
      suggestion.put("name", each.requiredText("name", 1, MAX_NAME));
      each.copy("value", suggestion);
      if (!suggestion.path("value").isTextual() && !suggestion.path("value").isNumber()) {
        each.fail(FieldError.required(each.path("value")));
      }
    }
    form.check();
    return suggestions.toString();
  }
}
