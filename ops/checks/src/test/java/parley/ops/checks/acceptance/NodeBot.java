package parley.ops.checks.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A bot in its own Node.js process; talks in JSON lines. For one thread.
final class NodeBot implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process process;
  private final Path errors;
  private final Writer commands;
  private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
  private final List<JsonNode> unclaimed = new ArrayList<>();

  NodeBot(Path clients, String script, String api, String token) throws IOException {
    errors = Files.createTempFile(script, ".log");
    ProcessBuilder builder =
        new ProcessBuilder("node", script)
            .directory(clients.toFile())
            .redirectError(errors.toFile());
    builder.environment().put("PARLEY_API", api);
    builder.environment().put("PARLEY_TOKEN", token);
    // The voice gateway speaks TLS with a certificate of its own.
    Path certificate = Path.of(System.getProperty("parley.root"), ".parley/voice.pem");
    if (Files.exists(certificate)) {
      builder.environment().put("NODE_EXTRA_CA_CERTS", certificate.toString());
    }
    process = builder.start();
    commands = process.outputWriter(UTF_8);
    Thread.ofVirtual().start(this::read);
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        events.add(JSON.readTree(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Asks for something and waits for what became of it: an event `done` or `error`.
  JsonNode ask(String command, ObjectNode fields) throws IOException, InterruptedException {
    commands.write(fields.put("command", command) + "\n");
    commands.flush();
    return await("done", "error");
  }

  /// The next unclaimed event of one of these names; others are kept for later.
  JsonNode await(String... names) throws IOException, InterruptedException {
    List<String> wanted = List.of(names);
    for (JsonNode event : unclaimed) {
      if (wanted.contains(event.path("event").asText())) {
        unclaimed.remove(event);
        return event;
      }
    }
    long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      JsonNode event = events.poll(deadlineNs - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (event == null) {
        throw new AssertionError(
            "no event %s within %s; got %s; it printed: %s"
                .formatted(wanted, PATIENCE, unclaimed, Files.readString(errors)));
      }
      if (wanted.contains(event.path("event").asText())) {
        return event;
      }
      unclaimed.add(event);
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.delete(errors);
  }
}
