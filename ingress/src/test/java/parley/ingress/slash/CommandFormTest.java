package parley.ingress.slash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.contracts.error.FieldError;
import parley.ingress.form.Form;
import parley.ingress.form.InvalidFormException;

class CommandFormTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aDefinitionIsKeptAsItWasSentWithWhatIsUsual() {
    CommandForm read =
        read(
            """
            {"name": "roll", "description": "Rolls", "contexts": ["0", "1"],
             "default_member_permissions": "8192", "name_localizations": {"de": "würfeln"},
             "options": [{"type": 4, "name": "sides", "description": "How many", "required": true,
               "min_value": 2, "max_value": 100},
              {"type": 3, "name": "colour", "description": "Which", "choices": [
                {"name": "Red", "value": "r"}]}]}
            """);

    assertThat(read.type()).isEqualTo(SlashCommand.CHAT_INPUT);
    assertThat(read.definition().path("contexts").toString()).isEqualTo("[0,1]");
    assertThat(read.definition().path("default_member_permissions").textValue()).isEqualTo("8192");
    assertThat(read.definition().path("name_localizations").path("de").textValue())
        .isEqualTo("würfeln");
    assertThat(read.definition().path("nsfw").booleanValue()).isFalse();
    assertThat(read.definition().path("options").get(0).path("max_value").intValue())
        .isEqualTo(100);
    assertThat(read.definition().path("options").get(1).path("choices")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"name\":\"Roll\",\"description\":\"d\"} | name | APPLICATION_COMMAND_INVALID_NAME",
        "{\"name\":\"a b\",\"description\":\"d\"} | name | APPLICATION_COMMAND_INVALID_NAME",
        "{\"name\":\"roll\"} | description | BASE_TYPE_REQUIRED",
        "{\"type\":2,\"name\":\"A b\",\"description\":\"d\"} | description"
            + " | APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED",
        "{\"type\":9,\"name\":\"roll\",\"description\":\"d\"} | type | BASE_TYPE_CHOICES",
        "{\"name\":\"r\",\"description\":\"d\",\"name_localizations\":{\"xx\":\"a\"}}"
            + " | name_localizations.xx | BASE_TYPE_CHOICES",
      })
  void whatIsWrongWithACommandIsSaid(String json, String path, String code) {
    assertThat(errorsOf(json))
        .extracting(FieldError::path, FieldError::code)
        .contains(tuple(path, code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"type\":3,\"name\":\"a\",\"description\":\"d\"},"
            + "{\"type\":3,\"name\":\"b\",\"description\":\"d\",\"required\":true}"
            + " | options.1.required | APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        "{\"type\":3,\"name\":\"a\",\"description\":\"d\"},"
            + "{\"type\":3,\"name\":\"a\",\"description\":\"d\"}"
            + " | options.1.name | APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
        "{\"type\":1,\"name\":\"a\",\"description\":\"d\"},"
            + "{\"type\":3,\"name\":\"b\",\"description\":\"d\"}"
            + " | options.1.type | APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
        "{\"type\":2,\"name\":\"a\",\"description\":\"d\",\"options\":["
            + "{\"type\":3,\"name\":\"b\",\"description\":\"d\"}]}"
            + " | options.0.options.0.type | APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
        "{\"type\":5,\"name\":\"a\",\"description\":\"d\",\"choices\":["
            + "{\"name\":\"b\",\"value\":\"d\"}]}"
            + " | options.0.choices | APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID",
        "{\"type\":4,\"name\":\"a\",\"description\":\"d\",\"choices\":["
            + "{\"name\":\"b\",\"value\":\"d\"}]}"
            + " | options.0.choices.0.value | NUMBER_TYPE_COERCE",
        "{\"type\":3,\"name\":\"a\",\"description\":\"d\",\"autocomplete\":true,\"choices\":["
            + "{\"name\":\"b\",\"value\":\"d\"}]}"
            + " | options.0.autocomplete | APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID",
      })
  void whatIsWrongWithAnOptionIsSaid(String options, String path, String code) {
    String json = "{\"name\":\"roll\",\"description\":\"d\",\"options\":[" + options + "]}";
    assertThat(errorsOf(json))
        .extracting(FieldError::path, FieldError::code)
        .contains(tuple(path, code));
  }

  @Test
  void aCommandIsNotTooLarge() {
    StringBuilder options = new StringBuilder();
    for (int i = 0; i < 25; i++) {
      StringBuilder choices = new StringBuilder();
      for (int j = 0; j < 4; j++) {
        choices
            .append(j == 0 ? "" : ",")
            .append("{\"name\":\"%s\",\"value\":\"v\"}".formatted("n".repeat(99) + j % 10));
      }
      options
          .append(i == 0 ? "" : ",")
          .append(
              "{\"type\":3,\"name\":\"o%d\",\"description\":\"d\",\"choices\":[%s]}"
                  .formatted(i, choices));
    }
    String json = "{\"name\":\"roll\",\"description\":\"d\",\"options\":[" + options + "]}";

    assertThat(errorsOf(json))
        .extracting(FieldError::code)
        .containsExactly("APPLICATION_COMMAND_TOO_LARGE");
  }

  private static List<FieldError> errorsOf(String json) {
    return catchThrowableOfType(InvalidFormException.class, () -> read(json)).errors();
  }

  private static CommandForm read(String json) {
    try {
      Form form = Form.of(JSON.readTree(json));
      CommandForm read = CommandForm.read(form);
      form.check();
      return read;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
