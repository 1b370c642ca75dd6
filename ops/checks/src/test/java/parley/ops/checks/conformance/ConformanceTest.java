package parley.ops.checks.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every answer that the tests of the REST API got, against the published description. Writes a
/// report of the operations to `target/conformance.txt`.
@Tag("acceptance")
class ConformanceTest {
  private static final Path ROOT = Path.of(System.getProperty("parley.root"));
  private static final Path EXCHANGES = ROOT.resolve("ingress/target/exchanges.jsonl");
  private static final String VERSION = "/api/v10";

  /// What a broken server answers is not described.
  private static final int SERVER_ERROR = 500;

  /// Comes before an operation is known, in a form of its own.
  private static final int RATE_LIMITED = 429;

  private static final int REPLY = 0;
  private static final int FORWARD = 1;

  private final ObjectMapper json = new ObjectMapper();
  private final TreeMap<String, Integer> exercised = new TreeMap<>();
  private final TreeMap<String, Set<String>> violations = new TreeMap<>();

  @Test
  void shouldAnswerAsTheDescriptionSays() throws IOException {
    Assumptions.assumeTrue(Files.exists(EXCHANGES), "the tests of ingress record what is checked");
    ApiDescription description = ApiDescription.read();

    try (Stream<String> lines = Files.lines(EXCHANGES)) {
      for (String line : (Iterable<String>) lines::iterator) {
        check(description, json.readTree(line));
      }
    }

    Files.write(ROOT.resolve("ops/checks/target/conformance.txt"), report(description));
    assertThat(violations).isEmpty();
    assertThat(exercised).isNotEmpty();
  }

  /// The description knows replies only, where the documentation has both kinds of references.
  private static void takeForwardsForReplies(JsonNode answer) {
    for (JsonNode reference : answer.findValues("message_reference")) {
      if (reference instanceof ObjectNode fields && fields.path("type").asInt() == FORWARD) {
        fields.put("type", REPLY);
      }
    }
  }

  private void check(ApiDescription description, JsonNode exchange) throws IOException {
    int status = exchange.path("status").asInt();
    String path = exchange.path("path").asText();
    if (status >= SERVER_ERROR || status == RATE_LIMITED || !path.startsWith(VERSION)) {
      return;
    }
    Optional<Operation> operation =
        description.find(exchange.path("method").asText(), path.substring(VERSION.length()));
    if (operation.isEmpty()) {
      return;
    }
    String name = operation.get().name();
    exercised.merge(name, 1, Integer::sum);
    String body = exchange.path("body").asText();
    JsonNode answer = body.isEmpty() ? MissingNode.getInstance() : json.readTree(body);
    if (answer instanceof ObjectNode fields) {
      // The description has numbers where the codes of a form's errors are texts.
      fields.remove("errors");
    }
    takeForwardsForReplies(answer);
    List<String> wrong = operation.get().violations(status, answer);
    if (!wrong.isEmpty()) {
      violations.computeIfAbsent(name, _ -> new TreeSet<>()).addAll(wrong);
    }
  }

  private List<String> report(ApiDescription description) {
    Stream<String> summary =
        Stream.of(
            "described %d, exercised %d, conforming %d"
                .formatted(
                    description.size(), exercised.size(), exercised.size() - violations.size()));
    Stream<String> each =
        exercised.entrySet().stream()
            .flatMap(
                entry ->
                    Stream.concat(
                        Stream.of(entry.getValue() + " " + entry.getKey()),
                        violations.getOrDefault(entry.getKey(), Set.of()).stream()
                            .map(violation -> "    " + violation)));
    return Stream.concat(summary, each).toList();
  }
}
