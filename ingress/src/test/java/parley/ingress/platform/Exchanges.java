package parley.ingress.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes down what was asked and answered, one exchange a line, for the check against the
/// published description of the API. Safe for any thread.
final class Exchanges {
  private static final Path FILE = Path.of("target", "exchanges.jsonl");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Writer WRITER = open();

  private Exchanges() {}

  static void record(HttpResponse<String> response) {
    ObjectNode line =
        JSON.createObjectNode()
            .put("method", response.request().method())
            .put("path", response.request().uri().getRawPath())
            .put("status", response.statusCode())
            .put("body", response.body());
    try {
      synchronized (WRITER) {
        WRITER.write(line + "\n");
        WRITER.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Writer open() {
    try {
      Files.createDirectories(FILE.getParent());
      return Files.newBufferedWriter(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
