package parley.connect.elasticsearch;

import java.util.List;
import java.util.function.Function;
import parley.connect.elasticsearch.DocumentWrite.Form;
import parley.connect.elasticsearch.WriteBuffer.Pending;
import parley.contracts.id.MessageId;

/// Writes bulks as Elasticsearch reads them: a line that says what, and for what is not a deletion
/// a line with the document. Versions are ours, so that an earlier one never replaces a later one,
/// in whatever order they come; of equal ones the last is right.
final class BulkBody {
  private BulkBody() {}

  /// @param bulk of whole documents and deletions
  /// @param home the index of a message
  static String of(List<Pending> bulk, Function<MessageId, String> home) {
    StringBuilder lines = new StringBuilder();
    for (Pending pending : bulk) {
      DocumentWrite write = pending.write();
      String json = write.form() instanceof Form.Whole(String whole) ? whole : null;
      lines
          .append(json == null ? "{\"delete\":" : "{\"index\":")
          .append("{\"_index\":\"")
          .append(home.apply(write.message()))
          .append("\",\"_id\":\"")
          .append(write.message())
          .append("\",\"routing\":\"")
          .append(write.space())
          .append("\",\"version\":")
          .append(write.version())
          .append(",\"version_type\":\"external_gte\"}}\n");
      if (json != null) {
        lines.append(json).append('\n');
      }
    }
    return lines.toString();
  }
}
