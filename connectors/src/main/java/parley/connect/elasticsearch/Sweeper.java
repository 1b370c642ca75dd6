package parley.connect.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import parley.contracts.search.SearchField;
import parley.contracts.search.SearchIndex;

/// Deletes what a search finds, a page at a time: not every Elasticsearch can delete by query.
final class Sweeper {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 1_000;

  private final Cluster cluster;
  private final MessageIndices indices;

  Sweeper(Cluster cluster, MessageIndices indices) {
    this.cluster = cluster;
    this.indices = indices;
  }

  /// Deletes the next page.
  ///
  /// @return what is left to sweep; null when that was all
  @Nullable Sweep step(Sweep sweep) throws ClusterAwayException, InterruptedException {
    String all = "/" + SearchIndex.pattern(indices.generation());
    if (sweep.after() < 0) {
      // What was written a moment ago has to be found too.
      demand(cluster.ask("POST", all + "/_refresh", ""));
    }
    Cluster.Answer found =
        demand(
            cluster.ask(
                "POST", all + "/_search?routing=" + sweep.space(), question(sweep).toString()));
    JsonNode hits = found.body().path("hits").path("hits");
    if (hits.isEmpty()) {
      return null;
    }
    StringBuilder lines = new StringBuilder();
    long last = sweep.after();
    for (JsonNode hit : hits) {
      ObjectNode target = JSON.createObjectNode();
      target
          .putObject("delete")
          .put("_index", hit.path("_index").asText())
          .put("_id", hit.path("_id").asText())
          .put("routing", sweep.space().toString())
          .put("version", Math.max(sweep.version(), hit.path("_version").asLong()))
          .put("version_type", "external_gte");
      lines.append(target).append('\n');
      last = hit.path("sort").path(0).asLong();
    }
    for (JsonNode item : demand(cluster.bulk(lines.toString())).body().path("items")) {
      int status = item.path("delete").path("status").asInt();
      if (BulkOutcome.isTransient(status)) {
        throw new ClusterAwayException("a deletion is answered with " + status, null);
      }
    }
    return hits.size() < PAGE ? null : sweep.beyond(last);
  }

  private static ObjectNode question(Sweep sweep) {
    ObjectNode question = JSON.createObjectNode();
    question.put("size", PAGE).put("_source", false).put("version", true);
    question.withObject("/query").putObject("term").put(sweep.field(), sweep.id());
    question.putArray("sort").addObject().put(SearchField.ID, "asc");
    if (sweep.after() >= 0) {
      question.putArray("search_after").add(sweep.after());
    }
    return question;
  }

  private static Cluster.Answer demand(Cluster.Answer answer) {
    if (!answer.isGood()) {
      throw new ConnectException("Elasticsearch refuses to sweep: " + answer.shown());
    }
    return answer;
  }
}
