package parley.ops.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Calls the REST API. Safe for any thread; every call ends within its timeout.
public final class RestClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LIMITED_ATTEMPTS = 10;
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final HttpClient http;
  private final URI base;

  /// @param base as `http://127.0.0.1:18080/api/v10`
  public RestClient(HttpClient http, URI base) {
    this.http = http;
    this.base = base;
  }

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// Calls and waits; an answer of any status is a [Reply].
  ///
  /// @param authorization the header's value; a bot's begins with `Bot `
  public Reply call(
      String method, String path, @Nullable String authorization, @Nullable JsonNode body)
      throws IOException, InterruptedException {
    return reply(http.send(request(method, path, authorization, body), BodyHandlers.ofString()));
  }

  /// As [#call], without waiting.
  public CompletableFuture<Reply> callLater(
      String method, String path, @Nullable String authorization, @Nullable JsonNode body) {
    return http.sendAsync(request(method, path, authorization, body), BodyHandlers.ofString())
        .thenApply(
            response -> {
              try {
                return reply(response);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  /// Calls, waiting as long as rate limits ask for, and takes anything but success for a failure of
  /// the tool's own preparations.
  public JsonNode demand(
      String method, String path, @Nullable String authorization, @Nullable JsonNode body)
      throws IOException, InterruptedException {
    Reply reply = call(method, path, authorization, body);
    for (int i = 1; reply.limited() && i < LIMITED_ATTEMPTS; i++) {
      TimeUnit.MILLISECONDS.sleep(reply.retryAfter().toMillis());
      reply = call(method, path, authorization, body);
    }
    if (!reply.accepted()) {
      throw new IOException(method + " " + path + ": " + reply.status() + " " + reply.body());
    }
    return reply.body();
  }

  private HttpRequest request(
      String method, String path, @Nullable String authorization, @Nullable JsonNode body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT);
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    if (body == null) {
      return request.method(method, BodyPublishers.noBody()).build();
    }
    return request
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(body.toString()))
        .build();
  }

  private static Reply reply(HttpResponse<String> response) throws IOException {
    boolean json =
        response.headers().firstValue("Content-Type").orElse("").contains("application/json");
    JsonNode body =
        json && !response.body().isEmpty()
            ? JSON.readTree(response.body())
            : MissingNode.getInstance();
    return new Reply(response.statusCode(), body);
  }
}
