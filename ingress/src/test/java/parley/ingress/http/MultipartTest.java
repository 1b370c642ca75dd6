package parley.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {
  private final Spool spool = new Spool(new SimpleMeterRegistry());

  @Test
  void readsJsonBehindAFileWithNamesUnquoted() throws IOException {
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

    assertThat(multipart.json().path("content").asText()).isEqualTo("hey");
    Upload file = multipart.files().getFirst();
    assertThat(file.field()).isEqualTo("files[0]");
    assertThat(file.filename()).isEqualTo("a.txt");
    assertThat(file.content().open()).hasContent("hello");
    multipart.close();
    assertThat(spool.taken()).isZero();
  }

  /// Whatever stands at the border of two readings.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 11, 16_384})
  void readsFilesOfAnyBytesInAnyPieces(int piece) throws IOException {
    Random random = new Random(piece);
    byte[] content = new byte[40_000];
    random.nextBytes(content);
    byte[] almost = "\r\n--bound\r\n--boundar".getBytes(StandardCharsets.UTF_8);
    System.arraycopy(almost, 0, content, 16_370, almost.length);
    System.arraycopy(almost, 0, content, content.length - almost.length, almost.length);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String head = "--boundary\r\nContent-Disposition: form-data; name=\"files[%d]\"\r\n\r\n";
    body.writeBytes(head.formatted(7).getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes(("\r\n" + head.formatted(8)).getBytes(StandardCharsets.UTF_8));
    body.writeBytes("\r\n--boundary--".getBytes(StandardCharsets.UTF_8));

    try (Multipart multipart =
        Multipart.read(new Pieces(body.toByteArray(), piece), "boundary", spool)) {
      assertThat(multipart.files()).hasSize(2);
      assertThat(multipart.files().get(0).content().open()).hasBinaryContent(content);
      assertThat(multipart.files().get(1).content().size()).isZero();
    }
  }

  @Test
  void refusesFieldsThatAreTooLargeForMemory() {
    String body =
        "--b\nContent-Disposition: form-data; name=payload_json\n\n"
            + "x".repeat(RequestBody.MAX_JSON_BYTES + 1)
            + "\n--b--";

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> parse(body))
        .satisfies(e -> assertThat(e.refusal().code()).isEqualTo(40005));
  }

  private static final class Pieces extends ByteArrayInputStream {
    private final int piece;

    Pieces(byte[] bytes, int piece) {
      super(bytes);
      this.piece = piece;
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) {
      return super.read(bytes, offset, Math.min(length, piece));
    }
  }

  @Test
  void takesPlainFieldsForJson() throws IOException {
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

  private Multipart parse(String body) throws IOException {
    byte[] bytes = body.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return Multipart.read(new ByteArrayInputStream(bytes), "b", spool);
  }
}
