package parley.ingress.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.contracts.error.FieldError;
import parley.ingress.form.Form;
import parley.ingress.form.InvalidFormException;

class ComponentsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everyComponentGetsANumber() {
    JsonNode read =
        read(
            row(
                    "{\"type\":2,\"style\":1,\"label\":\"a\",\"custom_id\":\"a\"},"
                        + "{\"type\":2,\"style\":5,\"label\":\"b\",\"url\":\"https://x.example\"}")
                + ","
                + row("{\"type\":5,\"custom_id\":\"who\"}"));

    assertThat(read.findValuesAsText("id")).containsExactly("1", "2", "3", "4", "5");
    assertThat(read.at("/1/components/0/max_values").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"type\":2,\"style\":1,\"label\":\"a\"} | custom_id | BASE_TYPE_REQUIRED",
        "{\"type\":2,\"style\":1,\"custom_id\":\"a\"} | label"
            + " | BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED",
        "{\"type\":2,\"style\":5,\"label\":\"a\",\"url\":\"javascript:x\"} | url"
            + " | URL_TYPE_INVALID_URL",
        "{\"type\":2,\"style\":9,\"label\":\"a\",\"custom_id\":\"a\"} | style | BASE_TYPE_CHOICES",
        "{\"type\":4,\"custom_id\":\"a\"} | type | BASE_TYPE_CHOICES",
        "{\"type\":3,\"custom_id\":\"a\"} | options | BASE_TYPE_BAD_LENGTH",
        "{\"type\":3,\"custom_id\":\"a\",\"max_values\":2,\"options\":["
            + "{\"label\":\"a\",\"value\":\"a\"}]} | max_values | NUMBER_TYPE_MAX",
      })
  void whatIsWrongIsSaid(String component, String field, String code) {
    InvalidFormException error =
        catchThrowableOfType(InvalidFormException.class, () -> read(row(component)));

    assertThat(error.errors())
        .extracting(FieldError::path, FieldError::code)
        .contains(tuple("components.0.components.0." + field, code));
  }

  @Test
  void customIdsAreUsedOnce() {
    String button = "{\"type\":2,\"style\":1,\"label\":\"a\",\"custom_id\":\"a\"}";
    InvalidFormException error =
        catchThrowableOfType(
            InvalidFormException.class, () -> read(row(button) + "," + row(button)));

    assertThat(error.errors())
        .extracting(FieldError::code)
        .containsExactly("COMPONENT_CUSTOM_ID_DUPLICATED");
  }

  private static String row(String components) {
    return "{\"type\":1,\"components\":[" + components + "]}";
  }

  private static JsonNode read(String rows) {
    try {
      Form form = Form.of(JSON.readTree("{\"components\":[" + rows + "]}"));
      String read = Components.read(form);
      form.check();
      return JSON.readTree(read);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
