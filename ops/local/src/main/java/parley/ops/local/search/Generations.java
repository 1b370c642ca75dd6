package parley.ops.local.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.contracts.search.SearchIndex;

/// The generations of the search index in Elasticsearch. The one that serves is the one whose
/// template has the alias.
final class Generations implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String TEMPLATE = "/_index_template/";
  private static final List<String> NOTES =
      List.of("created_date", "created_date_millis", "modified_date", "modified_date_millis");
  private static final int NOT_FOUND = 404;
  private static final int FIRST_FAILURE = 300;

  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;

  Generations(int port) {
    this.address = "http://127.0.0.1:" + port;
  }

  /// The one that searches ask; empty before the first document.
  Optional<Integer> serving() throws IOException, InterruptedException {
    return numbers(true).stream().max(Integer::compare);
  }

  /// A number that none has.
  int next() throws IOException, InterruptedException {
    return numbers(false).stream().max(Integer::compare).orElse(0) + 1;
  }

  /// Lets searches ask another generation, all at once. New months of both follow.
  void serve(int next, int former) throws IOException, InterruptedException {
    alias(next, true);
    ObjectNode change = JsonNodeFactory.instance.objectNode();
    var actions = change.putArray("actions");
    for (String index : indices(former)) {
      actions.addObject().putObject("remove").put("index", index).put("alias", SearchIndex.ALIAS);
    }
    for (String index : indices(next)) {
      actions.addObject().putObject("add").put("index", index).put("alias", SearchIndex.ALIAS);
    }
    ask("POST", "/_aliases", change.toString());
    alias(former, false);
  }

  void refresh(int generation) throws IOException, InterruptedException {
    ask("POST", "/" + SearchIndex.pattern(generation) + "/_refresh", "");
  }

  void delete(int generation) throws IOException, InterruptedException {
    for (String index : indices(generation)) {
      ask("DELETE", "/" + index, "");
    }
    ask("DELETE", TEMPLATE + SearchIndex.generation(generation), "");
  }

  /// How many documents a generation has.
  long documents(int generation) throws IOException, InterruptedException {
    return ask("GET", "/" + SearchIndex.pattern(generation) + "/_count", "").path("count").asLong();
  }

  @Override
  public void close() {
    client.close();
  }

  private List<String> indices(int generation) throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    ask("GET", "/" + SearchIndex.pattern(generation) + "/_alias", "")
        .fieldNames()
        .forEachRemaining(names::add);
    return names;
  }

  private List<Integer> numbers(boolean serving) throws IOException, InterruptedException {
    List<Integer> numbers = new ArrayList<>();
    String prefix = SearchIndex.ALIAS + "-g";
    for (JsonNode each : ask("GET", TEMPLATE + prefix + "*", "").path("index_templates")) {
      JsonNode aliases = each.path("index_template").path("template").path("aliases");
      if (!serving || aliases.has(SearchIndex.ALIAS)) {
        numbers.add(Integer.parseInt(each.path("name").asText().substring(prefix.length())));
      }
    }
    return numbers;
  }

  /// Says whether indices that a generation's template makes are searched.
  private void alias(int generation, boolean serves) throws IOException, InterruptedException {
    String path = TEMPLATE + SearchIndex.generation(generation);
    JsonNode found = ask("GET", path, "").path("index_templates").path(0).path("index_template");
    if (!(found.path("template") instanceof ObjectNode template)) {
      throw new IOException("generation " + generation + " has no template");
    }
    // The server's own notes, which it will not be told.
    ((ObjectNode) found).remove(NOTES);
    ObjectNode aliases = template.putObject("aliases");
    if (serves) {
      aliases.putObject(SearchIndex.ALIAS);
    }
    ask("PUT", path, found.toString());
  }

  /// Missing where there is nothing of that name.
  private JsonNode ask(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(LIMIT)
            .header("Content-Type", "application/json")
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() >= FIRST_FAILURE && response.statusCode() != NOT_FOUND) {
      throw new IOException(
          method + " " + path + ": " + response.statusCode() + " " + response.body());
    }
    return response.body().isEmpty()
        ? JsonNodeFactory.instance.missingNode()
        : JSON.readTree(response.body());
  }
}
