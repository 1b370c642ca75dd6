package parley.connect.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import parley.contracts.id.MessageId;
import parley.contracts.search.SearchIndex;

/// The indices of one generation: defined by a template, each made when its first document comes.
/// For one thread.
final class MessageIndices {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int NOT_FOUND = 404;
  private static final String TEMPLATE = "/_index_template/";

  private final Cluster cluster;
  private final ElasticsearchSinkConfig config;
  private final Set<String> known = new HashSet<>();
  private final int generation;

  private MessageIndices(Cluster cluster, ElasticsearchSinkConfig config, int generation) {
    this.cluster = cluster;
    this.config = config;
    this.generation = generation;
  }

  /// Finds the generation that is to be written, or begins it.
  static MessageIndices open(Cluster cluster, ElasticsearchSinkConfig config)
      throws ClusterAwayException, InterruptedException {
    int serving = serving(cluster);
    int wanted = config.generation() == 0 ? Math.max(serving, 1) : config.generation();
    MessageIndices indices = new MessageIndices(cluster, config, wanted);
    indices.define(serving == 0 || serving == wanted);
    return indices;
  }

  int generation() {
    return generation;
  }

  /// Where a message's document lies.
  String home(MessageId message) {
    return SearchIndex.name(generation, message);
  }

  /// Makes an index where there is none.
  void ensure(String name) throws ClusterAwayException, InterruptedException {
    if (!known.contains(name)) {
      Cluster.Answer answer = cluster.ask("PUT", "/" + name, "");
      if (!answer.isGood() && !isThere(answer)) {
        throw refused("index " + name, answer);
      }
      known.add(name);
    }
  }

  /// It was not there after all.
  void forget(String name) {
    known.remove(name);
  }

  /// The generation whose template has the alias that is searched; 0 when there is none.
  private static int serving(Cluster cluster) throws ClusterAwayException, InterruptedException {
    Cluster.Answer answer = cluster.ask("GET", TEMPLATE + SearchIndex.ALIAS + "-g*", "");
    if (answer.status() == NOT_FOUND) {
      return 0;
    }
    if (!answer.isGood()) {
      throw refused("templates", answer);
    }
    int serving = 0;
    for (JsonNode template : answer.body().path("index_templates")) {
      String name = template.path("name").asText();
      boolean serves =
          template.path("index_template").path("template").path("aliases").has(SearchIndex.ALIAS);
      if (serves) {
        serving =
            Math.max(
                serving, Integer.parseInt(name.substring(SearchIndex.generation(0).length() - 1)));
      }
    }
    return serving;
  }

  /// Leaves a template alone that is there: its indices are made alike from the first to the last.
  private void define(boolean serves) throws ClusterAwayException, InterruptedException {
    String path = TEMPLATE + SearchIndex.generation(generation);
    if (cluster.ask("GET", path, "").isGood()) {
      return;
    }
    ObjectNode template = definition();
    template.putArray("index_patterns").add(SearchIndex.pattern(generation));
    ObjectNode inner = template.withObject("/template");
    ObjectNode settings = inner.withObject("/settings");
    settings.put("number_of_shards", config.shards());
    settings.put("number_of_replicas", config.replicas());
    if (serves) {
      inner.withObject("/aliases").putObject(SearchIndex.ALIAS);
    }
    Cluster.Answer answer = cluster.ask("PUT", path + "?create=true", template.toString());
    // Another task may have been first.
    if (!answer.isGood() && !cluster.ask("GET", path, "").isGood()) {
      throw refused("template of generation " + generation, answer);
    }
  }

  private static boolean isThere(Cluster.Answer answer) {
    return answer
        .body()
        .path("error")
        .path("type")
        .asText()
        .equals("resource_already_exists_exception");
  }

  private static ObjectNode definition() {
    try (InputStream resource = MessageIndices.class.getResourceAsStream("message-index.json")) {
      if (resource == null) {
        throw new IllegalStateException("message-index.json is missing");
      }
      return (ObjectNode) JSON.readTree(resource);
    } catch (IOException e) {
      throw new IllegalStateException("message-index.json cannot be read", e);
    }
  }

  private static ConnectException refused(String what, Cluster.Answer answer) {
    return new ConnectException("Elasticsearch refuses the sink's " + what + ": " + answer.shown());
  }
}
