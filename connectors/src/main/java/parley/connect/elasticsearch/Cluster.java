package parley.connect.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/// Elasticsearch over HTTP. A node that does not answer is left for the next one. For one thread.
final class Cluster implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);
  private static final int FIRST_FAILURE = 300;
  private static final int SHOWN_CHARACTERS = 500;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();
  private final List<URI> nodes;
  private final Duration timeout;
  private int turn;

  Cluster(List<URI> nodes, Duration timeout) {
    this.nodes = List.copyOf(nodes);
    this.timeout = timeout;
  }

  /// @param body as JSON; missing where there was none
  record Answer(int status, JsonNode body) {
    boolean isGood() {
      return status < FIRST_FAILURE;
    }

    String shown() {
      String text = body.toString();
      return status + " " + text.substring(0, Math.min(text.length(), SHOWN_CHARACTERS));
    }
  }

  /// What a node answers, be it a refusal.
  ///
  /// @throws ClusterAwayException when it does not, or answers that it cannot now
  Answer ask(String method, String path, String body)
      throws ClusterAwayException, InterruptedException {
    return ask(method, path, "application/json", body);
  }

  /// Many writes in one request.
  Answer bulk(String lines) throws ClusterAwayException, InterruptedException {
    return ask("POST", "/_bulk", "application/x-ndjson", lines);
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }

  private Answer ask(String method, String path, String type, String body)
      throws ClusterAwayException, InterruptedException {
    URI node = nodes.get(Math.floorMod(turn, nodes.size()));
    HttpRequest request =
        HttpRequest.newBuilder(node.resolve(path))
            .timeout(timeout)
            .header("Content-Type", type)
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (BulkOutcome.isTransient(response.statusCode())) {
        turn++;
        throw new ClusterAwayException(node + " answers " + response.statusCode(), null);
      }
      return new Answer(response.statusCode(), read(response.body()));
    } catch (IOException e) {
      turn++;
      throw new ClusterAwayException(node + " does not answer: " + e, e);
    }
  }

  private static JsonNode read(byte[] body) throws IOException {
    return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
  }
}
