package parley.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {
  @Test
  void readsJsonBehindAFileWithNamesUnquoted() {
    Multipart multipart =
        parse(
            """
            --b
            Content-Disposition: form-data; name=files[0]; filename=a.txt

            hello
            --b
            content-disposition: form-data; name="payload_json"
            Content-Type: text/plain
            Content-Length: 17

            {"content":"hey"}
            --b--
            """);

    assertThat(multipart.hasFiles()).isTrue();
    assertThat(multipart.json().path("content").asText()).isEqualTo("hey");
  }

  @Test
  void takesPlainFieldsForJson() {
    Multipart multipart =
        parse(
            """
            --b
            Content-Disposition: form-data; name="content"

            grüß dich
            --b--
            """);

    assertThat(multipart.hasFiles()).isFalse();
    assertThat(multipart.json().path("content").asText()).isEqualTo("grüß dich");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--b",
        "--b\nContent-Disposition: form-data; name=x\n",
        "--b\nContent-Disposition: form-data\n\nvalue\n--b--\n",
        "--b\nContent-Disposition: form-data; name=x\n\nvalue\n"
      })
  void refusesWhatIsCutOff(String body) {
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> parse(body));
  }

  private static Multipart parse(String body) {
    return Multipart.parse(body.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), "b");
  }
}
