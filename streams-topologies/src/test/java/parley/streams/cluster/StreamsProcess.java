package parley.streams.cluster;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import parley.contracts.space.SpaceId;

/// One instance of the application in a process of its own.
final class StreamsProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;
  private final Process process;

  /// @param environment settings beside port, instance and state directory
  StreamsProcess(int instance, int port, Path directory, Map<String, String> environment)
      throws IOException {
    this.port = port;
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            "parley.streams.StreamsMain");
    builder.environment().putAll(environment);
    builder.environment().put("PARLEY_STREAMS_PORT", Integer.toString(port));
    builder.environment().put("PARLEY_STREAMS_INSTANCE", Integer.toString(instance));
    builder
        .environment()
        .put("PARLEY_STREAMS_STATE_DIR", directory.resolve("state-" + instance).toString());
    builder.redirectErrorStream(true);
    builder.redirectOutput(directory.resolve("streams-" + instance + ".log").toFile());
    process = builder.start();
  }

  void awaitHealthy() {
    await()
        .atMost(START_LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(() -> get("/health") == 200);
  }

  /// Whether this instance decides for a space now.
  boolean owns(SpaceId space) {
    try {
      return get("/tail/message?space=" + space.value() + "&channel=1&message=1") == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// As `kill -9`: nothing is closed, committed or said.
  void kill() {
    process.destroyForcibly();
  }

  private int get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(3))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(15, TimeUnit.SECONDS).join();
    http.close();
  }
}
