package parley.connect.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.kafka.connect.errors.ConnectException;
import parley.connect.elasticsearch.DocumentWrite.Form;
import parley.connect.elasticsearch.WriteBuffer.Pending;

/// Makes whole documents of changed reactions. A space's records are read by one task, so between
/// the reading of a document and its writing nobody else writes it; if a task that was thought dead
/// does, its version is the lower one.
final class ReactionPatches {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Cluster cluster;
  private final MessageIndices indices;

  ReactionPatches(Cluster cluster, MessageIndices indices) {
    this.cluster = cluster;
    this.indices = indices;
  }

  /// Puts what the changes come to into the buffer; what there is no document for goes.
  void resolve(List<Pending> bulk, WriteBuffer buffer)
      throws ClusterAwayException, InterruptedException {
    List<Pending> patches = bulk.stream().filter(pending -> pending.write().isPatch()).toList();
    if (patches.isEmpty()) {
      return;
    }
    ObjectNode question = JSON.createObjectNode();
    ArrayNode wanted = question.putArray("docs");
    for (Pending patch : patches) {
      wanted
          .addObject()
          .put("_index", indices.home(patch.write().message()))
          .put("_id", patch.write().message().toString())
          .put("routing", patch.write().space().toString());
    }
    Cluster.Answer answer = cluster.ask("POST", "/_mget", question.toString());
    if (!answer.isGood()) {
      throw new ConnectException("Elasticsearch refuses to show documents: " + answer.shown());
    }
    JsonNode found = answer.body().path("docs");
    for (int i = 0; i < patches.size(); i++) {
      resolve(patches.get(i), found.path(i), buffer);
    }
  }

  private static void resolve(Pending patch, JsonNode found, WriteBuffer buffer) {
    DocumentWrite write = patch.write();
    boolean applies =
        found.path("found").asBoolean() && found.path("_version").asLong() <= write.version();
    if (applies && write.form() instanceof Form.Reacted reacted) {
      String json = DocumentJson.reacted(found.path("_source").toString(), reacted.changes());
      buffer.replace(patch, write.with(new Form.Whole(json)));
    } else {
      buffer.remove(List.of(patch));
    }
  }
}
