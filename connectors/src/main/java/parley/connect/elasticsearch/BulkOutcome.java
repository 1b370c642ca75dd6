package parley.connect.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import parley.connect.elasticsearch.WriteBuffer.Pending;

/// What became of the writes of a bulk.
///
/// @param done those that need no repetition
/// @param refused those among them that Elasticsearch will never take
/// @param missing indices that are not there
/// @param trouble why others have to be repeated; empty when there are none
record BulkOutcome(
    int written,
    int superseded,
    List<Pending> done,
    List<Refused> refused,
    Set<String> missing,
    String trouble) {
  /// Of a bulk that came to nothing.
  static final BulkOutcome NOTHING = new BulkOutcome(0, 0, List.of(), List.of(), Set.of(), "");

  private static final int FIRST_FAILURE = 300;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;
  private static final int FIRST_OF_SERVER = 500;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  /// @param cause as Elasticsearch says it
  record Refused(Pending pending, String cause) {}

  /// Whether some of the writes have to be repeated.
  boolean isPartial() {
    return !trouble.isEmpty();
  }

  /// @param answer with an item for each write, in their order
  static BulkOutcome of(List<Pending> bulk, JsonNode answer) {
    int written = 0;
    int superseded = 0;
    List<Pending> done = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    Set<String> missing = new HashSet<>();
    String trouble = "";
    JsonNode items = answer.path("items");
    for (int i = 0; i < bulk.size(); i++) {
      Pending pending = bulk.get(i);
      JsonNode item = items.path(i).path(isDeletion(pending) ? "delete" : "index");
      int status = item.path("status").asInt(FIRST_OF_SERVER);
      JsonNode error = item.path("error");
      boolean noIndex = error.path("type").asText().equals("index_not_found_exception");
      if (noIndex) {
        missing.add(item.path("_index").asText());
        trouble = "no such index";
      } else if (status < FIRST_FAILURE || (status == NOT_FOUND && error.isMissingNode())) {
        // To delete what is not there is done too, and its version is remembered.
        written++;
        done.add(pending);
      } else if (status == CONFLICT) {
        superseded++;
        done.add(pending);
      } else if (isTransient(status)) {
        trouble = status + " " + error.path("type").asText();
      } else {
        refused.add(new Refused(pending, cause(error)));
        done.add(pending);
      }
    }
    return new BulkOutcome(written, superseded, done, refused, missing, trouble);
  }

  /// Whether another try may have a better answer.
  static boolean isTransient(int status) {
    return status == TOO_MANY
        || status >= FIRST_OF_SERVER
        // Of the right to write, which says nothing of the document.
        || status == UNAUTHORIZED
        || status == FORBIDDEN;
  }

  private static boolean isDeletion(Pending pending) {
    return pending.write().form() instanceof DocumentWrite.Form.Gone;
  }

  private static String cause(JsonNode error) {
    String reason = error.path("type").asText() + ": " + error.path("reason").asText();
    String deeper = error.path("caused_by").path("reason").asText();
    return deeper.isEmpty() ? reason : reason + ": " + deeper;
  }
}
