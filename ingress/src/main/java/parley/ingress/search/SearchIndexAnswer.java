package parley.ingress.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.search.SearchField;

/// What the index has found.
///
/// @param total how many documents fit, beyond those that are listed
record SearchIndexAnswer(long total, List<Hit> hits) {
  /// @param editedAt when the form that the index knows was written; null for the first form
  record Hit(ChannelId channel, MessageId message, @Nullable Instant editedAt) {}

  SearchIndexAnswer {
    hits = List.copyOf(hits);
  }

  /// Two indices may both have a message for a moment, while one takes the other's place.
  static SearchIndexAnswer of(JsonNode answer) {
    Map<MessageId, Hit> hits = new LinkedHashMap<>();
    for (JsonNode found : answer.path("hits").path("hits")) {
      MessageId message = new MessageId(Long.parseLong(found.path("_id").asText()));
      JsonNode source = found.path("_source");
      JsonNode edited = source.path(SearchField.EDITED_AT);
      hits.putIfAbsent(
          message,
          new Hit(
              new ChannelId(Long.parseLong(source.path(SearchField.CHANNEL).asText())),
              message,
              edited.isNumber() ? Instant.ofEpochMilli(edited.asLong()) : null));
    }
    return new SearchIndexAnswer(
        answer.path("hits").path("total").path("value").asLong(), List.copyOf(hits.values()));
  }
}
