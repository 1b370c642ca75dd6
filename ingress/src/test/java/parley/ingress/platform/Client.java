package parley.ingress.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody who uses the API.
///
/// @param token null for strangers
record Client(@Nullable String token) {
  private static final String API =
      Optional.ofNullable(System.getenv("PARLEY_INGRESS_URL")).orElse("http://127.0.0.1:18080")
          + "/api/v10";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  /// @param body missing when there was none
  record Answer(int status, JsonNode body) {
    String text(String field) {
      return body.path(field).asText();
    }

    int code() {
      return body.path("code").asInt();
    }
  }

  static Client stranger() {
    return new Client(null);
  }

  /// Somebody new.
  static Client register() {
    String name = "it_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    Answer answer =
        stranger().post("/auth/register", Map.of("username", name, "password", "a long password"));
    return new Client(answer.text("token"));
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  String id() {
    return get("/users/@me").text("id");
  }

  Answer get(String path) {
    return send("GET", path, null);
  }

  Answer post(String path, Object body) {
    return send("POST", path, body);
  }

  Answer patch(String path, Object body) {
    return send("PATCH", path, body);
  }

  Answer put(String path, Object body) {
    return send("PUT", path, body);
  }

  Answer delete(String path) {
    return send("DELETE", path, null);
  }

  /// Like the other calls, with the reason that goes to the audit log.
  Answer because(String reason, String method, String path, @Nullable Object body) {
    String text = body == null ? "" : JSON.valueToTree(body).toString();
    return exchange(
        request(path, "application/json")
            .header("X-Audit-Log-Reason", reason)
            .method(method, HttpRequest.BodyPublishers.ofString(text)));
  }

  Answer sendRaw(String method, String path, String type, String body) {
    return exchange(request(path, type).method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  Answer sendBytes(String method, String path, String type, byte[] body) {
    return exchange(
        request(path, type).method(method, HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  /// Sends once, whatever the answer is.
  HttpResponse<String> once(String method, String path, String body) {
    try {
      return once(
          request(path, "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(body)));
    } catch (IOException e) {
      throw new IllegalStateException("the platform does not answer: run ./parley up", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  ObjectNode message(String content) {
    return JSON.createObjectNode().put("content", content);
  }

  private Answer send(String method, String path, @Nullable Object body) {
    String text = body == null ? "" : JSON.valueToTree(body).toString();
    return exchange(
        request(path, "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(text)));
  }

  private HttpRequest.Builder request(String path, String type) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(API + path))
            .timeout(Duration.ofSeconds(15))
            .header("Content-Type", type);
    return token == null ? request : request.header("Authorization", token);
  }

  /// Sends, and again where a rate limit asks to wait.
  private static Answer exchange(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = once(request);
      while (response.headers().firstValue("X-RateLimit-Scope").isPresent()) {
        Thread.sleep(
            Duration.ofSeconds(response.headers().firstValueAsLong("Retry-After").orElse(1)));
        response = once(request);
      }
      return new Answer(
          response.statusCode(),
          response.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(response.body()));
    } catch (IOException e) {
      throw new IllegalStateException("the platform does not answer: run ./parley up", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> once(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    Exchanges.record(response);
    return response;
  }
}
