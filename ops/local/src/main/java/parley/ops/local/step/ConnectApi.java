package parley.ops.local.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The REST API of the Connect worker, as far as the platform needs it.
public final class ConnectApi implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int FIRST_ERROR = 400;

  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;

  public ConnectApi(int port) {
    this.address = "http://127.0.0.1:" + port + "/connectors";
  }

  /// State of a connector and of its tasks.
  ///
  /// @param states of the connector first, then of each task
  /// @param trace of the first failure
  public record Status(List<String> states, String trace) {
    public boolean isRunning() {
      // A connector without tasks has not been distributed yet.
      return states.size() > 1 && states.stream().allMatch("RUNNING"::equals);
    }

    /// Whether no task is left.
    public boolean isStopped() {
      return states.equals(List.of("STOPPED"));
    }

    public boolean hasFailed() {
      return states.contains("FAILED");
    }
  }

  public List<String> names() throws IOException, InterruptedException {
    return read("")
        .map(json -> json.valueStream().map(JsonNode::asText).toList())
        .orElse(List.of());
  }

  public Optional<Map<String, String>> settings(String name)
      throws IOException, InterruptedException {
    return read("/" + name + "/config")
        .map(
            json -> {
              Map<String, String> settings = new TreeMap<>();
              json.properties()
                  .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText()));
              return settings;
            });
  }

  public Optional<Status> status(String name) throws IOException, InterruptedException {
    return read("/" + name + "/status").map(ConnectApi::status);
  }

  /// Creates or changes a connector.
  ///
  /// @return false when the worker is busy with a rebalance and wants to be asked again
  public boolean put(ConnectorFile connector) throws IOException, InterruptedException {
    String body = JSON.writeValueAsString(connector.settings());
    return write(
        request("/" + connector.name() + "/config")
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /// Starts what has failed of a connector again.
  public boolean restartFailed(String name) throws IOException, InterruptedException {
    return write(
        request("/" + name + "/restart?includeTasks=true&onlyFailed=true")
            .POST(HttpRequest.BodyPublishers.noBody())
            .build());
  }

  /// Ends all tasks of a connector, or says false as [#put] does; its offsets stay.
  public boolean stop(String name) throws IOException, InterruptedException {
    return write(request("/" + name + "/stop").PUT(HttpRequest.BodyPublishers.noBody()).build());
  }

  /// Starts a stopped connector again, or says false as [#put] does.
  public boolean resume(String name) throws IOException, InterruptedException {
    return write(request("/" + name + "/resume").PUT(HttpRequest.BodyPublishers.noBody()).build());
  }

  public void delete(String name) throws IOException, InterruptedException {
    send(request("/" + name).DELETE().build());
  }

  @Override
  public void close() {
    client.close();
  }

  private static Status status(JsonNode json) {
    List<JsonNode> parts =
        List.of(List.of(json.path("connector")), json.path("tasks").valueStream().toList()).stream()
            .flatMap(List::stream)
            .toList();
    String trace =
        parts.stream()
            .map(part -> part.path("trace").asText(""))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    return new Status(parts.stream().map(part -> part.path("state").asText()).toList(), trace);
  }

  private Optional<JsonNode> read(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = send(request(path).build());
    return response.statusCode() < FIRST_ERROR
        ? Optional.of(JSON.readTree(response.body()))
        : Optional.empty();
  }

  private boolean write(HttpRequest request) throws IOException, InterruptedException {
    return send(request).statusCode() < FIRST_ERROR;
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    int status = response.statusCode();
    if (status >= FIRST_ERROR && status != NOT_FOUND && status != CONFLICT) {
      throw new IOException("Connect answers " + status + ": " + response.body());
    }
    return response;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path)).timeout(LIMIT);
  }
}
