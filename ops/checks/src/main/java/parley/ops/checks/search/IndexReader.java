package parley.ops.checks.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import parley.contracts.id.MessageId;
import parley.contracts.search.SearchField;
import parley.contracts.search.SearchIndex;

/// Reads every document that searches find.
final class IndexReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 5_000;
  private static final int OK = 200;

  private final HttpClient http;
  private final URI elasticsearch;

  IndexReader(HttpClient http, URI elasticsearch) {
    this.http = http;
    this.elasticsearch = elasticsearch;
  }

  /// All messages with their versions.
  Map<MessageId, Long> read() throws IOException, InterruptedException {
    ask("/_refresh", "");
    Map<MessageId, Long> found = new HashMap<>();
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    question.put("size", PAGE).put("_source", false).put("version", true);
    question.putArray("sort").addObject().put(SearchField.ID, "asc");
    while (true) {
      JsonNode hits = ask("/_search", question.toString()).path("hits").path("hits");
      for (JsonNode hit : hits) {
        found.put(
            new MessageId(Long.parseLong(hit.path("_id").asText())), hit.path("_version").asLong());
        question.putArray("search_after").add(hit.path("sort").path(0).asLong());
      }
      if (hits.size() < PAGE) {
        return found;
      }
    }
  }

  private JsonNode ask(String path, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(elasticsearch.resolve("/" + SearchIndex.ALIAS + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != OK) {
      throw new IOException("Elasticsearch answers " + response.statusCode());
    }
    return JSON.readTree(response.body());
  }
}
