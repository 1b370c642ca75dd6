package parley.ingress.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.contracts.error.FieldError;
import parley.ingress.form.Form;
import parley.ingress.form.InvalidFormException;

class EmbedsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void writesOnlyWhatItKnows() throws JsonProcessingException {
    Form form =
        form(
            """
            {"embeds":[{"type":"embed","title":"T","secret":1,"color":255,
              "timestamp":"2024-05-01T12:00:00Z","footer":{"text":"f","proxy":"x"},
              "image":{"url":"https://example.org/a.png","height":1},
              "fields":[{"name":"n","value":"v","inline":true}]}]}
            """);

    String json = Embeds.read(form);

    form.check();
    assertThat(MAPPER.readTree(json))
        .isEqualTo(
            MAPPER.readTree(
                """
                [{"type":"rich","title":"T","timestamp":"2024-05-01T12:00:00.000000+00:00",
                  "color":255,"footer":{"text":"f"},
                  "image":{"url":"https://example.org/a.png"},
                  "fields":[{"name":"n","value":"v","inline":true}]}]
                """));
  }

  @Test
  void namesTheEmbedThatIsWrong() throws JsonProcessingException {
    String title = "x".repeat(257);
    Form form =
        form("{\"embeds\":[{},{\"title\":\"" + title + "\",\"fields\":[{\"name\":\"n\"}]}]}");

    Embeds.read(form);

    assertThat(errors(form))
        .containsExactlyInAnyOrder(
            FieldError.tooLong("embeds.1.title", 256),
            FieldError.required("embeds.1.fields.0.value"));
  }

  @Test
  void boundsAllEmbedsTogether() throws JsonProcessingException {
    String description = "x".repeat(3001);
    String embed = "{\"description\":\"" + description + "\"}";
    Form form = form("{\"embeds\":[" + embed + "," + embed + "]}");

    Embeds.read(form);

    assertThat(errors(form))
        .extracting(FieldError::code)
        .containsExactly("MAX_EMBED_SIZE_EXCEEDED");
  }

  @Test
  void refusesAddressesThatRunCode() throws JsonProcessingException {
    Form form = form("{\"embeds\":[{\"url\":\"javascript:alert(1)\"}]}");

    Embeds.read(form);

    assertThat(errors(form)).extracting(FieldError::path).containsExactly("embeds.0.url");
  }

  private static List<FieldError> errors(Form form) {
    return catchThrowableOfType(InvalidFormException.class, form::check).errors();
  }

  private static Form form(String json) throws JsonProcessingException {
    return Form.of(MAPPER.readTree(json));
  }
}
