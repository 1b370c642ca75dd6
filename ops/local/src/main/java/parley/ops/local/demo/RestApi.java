package parley.ops.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Parley's public REST API, as any client sees it. A busy platform (429, 503) is asked again.
final class RestApi implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int ATTEMPTS = 20;
  private static final int FIRST_ERROR = 400;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;

  RestApi(int port) {
    this.address = "http://127.0.0.1:" + port + "/api/v10";
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /// The answer, or nothing when it is an error.
  Optional<JsonNode> get(String path, String authorization)
      throws IOException, InterruptedException {
    HttpResponse<String> response = send("GET", path, authorization, null);
    return response.statusCode() < FIRST_ERROR
        ? Optional.of(JSON.readTree(response.body()))
        : Optional.empty();
  }

  /// The answer, or nothing when it is an error.
  Optional<JsonNode> tryPost(String path, @Nullable String authorization, JsonNode body)
      throws IOException, InterruptedException {
    HttpResponse<String> response = send("POST", path, authorization, body);
    return response.statusCode() < FIRST_ERROR
        ? Optional.of(JSON.readTree(response.body()))
        : Optional.empty();
  }

  JsonNode post(String path, @Nullable String authorization, JsonNode body)
      throws IOException, InterruptedException {
    return change("POST", path, authorization, body);
  }

  JsonNode patch(String path, String authorization, JsonNode body)
      throws IOException, InterruptedException {
    return change("PATCH", path, authorization, body);
  }

  private JsonNode change(String method, String path, @Nullable String authorization, JsonNode body)
      throws IOException, InterruptedException {
    HttpResponse<String> response = send(method, path, authorization, body);
    if (response.statusCode() >= FIRST_ERROR) {
      throw new IOException(
          "%s %s: %d %s".formatted(method, path, response.statusCode(), response.body()));
    }
    return JSON.readTree(response.body());
  }

  @Override
  public void close() {
    client.close();
  }

  private HttpResponse<String> send(
      String method, String path, @Nullable String authorization, @Nullable JsonNode body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path)).timeout(LIMIT);
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    if (body != null) {
      request.header("Content-Type", "application/json");
      request.method(method, HttpRequest.BodyPublishers.ofString(body.toString()));
    }
    HttpResponse<String> response = exchange(request.build());
    for (int attempt = 1; attempt < ATTEMPTS && isBusy(response); attempt++) {
      Thread.sleep(PAUSE);
      response = exchange(request.build());
    }
    return response;
  }

  private HttpResponse<String> exchange(HttpRequest request)
      throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static boolean isBusy(HttpResponse<String> response) {
    return response.statusCode() == TOO_MANY_REQUESTS || response.statusCode() == UNAVAILABLE;
  }
}
