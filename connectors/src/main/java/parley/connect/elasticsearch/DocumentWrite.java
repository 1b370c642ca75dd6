package parley.connect.elasticsearch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.MessageId;
import parley.contracts.search.ReactionTally;
import parley.contracts.space.SpaceId;

/// What is to become of a message's document.
///
/// @param space whose shard it lies in
/// @param version not lower than those of all earlier writes of the document
record DocumentWrite(MessageId message, SpaceId space, long version, Form form) {
  private static final int HEADER_BYTES = 160;

  /// What it is to be.
  sealed interface Form {
    /// @param json the whole document
    record Whole(String json) implements Form {}

    /// Gone.
    record Gone() implements Form {}

    /// As it is, with other reactions; nothing where there is no document.
    ///
    /// @param changes one after the other; null takes all reactions off
    record Reacted(List<@Nullable ReactionTally> changes) implements Form {}
  }

  /// Whether it says only what has changed.
  boolean isPatch() {
    return form instanceof Form.Reacted;
  }

  /// About what it takes in a bulk.
  int bytes() {
    return HEADER_BYTES
        + switch (form) {
          case Form.Whole(String json) -> json.length();
          case Form.Gone() -> 0;
          case Form.Reacted(List<@Nullable ReactionTally> changes) -> HEADER_BYTES * changes.size();
        };
  }

  /// The two as one: this one first, unless it is of a later version.
  DocumentWrite then(DocumentWrite next) {
    if (version > next.version) {
      return this;
    }
    return switch (next.form) {
      case Form.Whole _, Form.Gone _ -> next;
      case Form.Reacted(List<@Nullable ReactionTally> changes) -> next.with(reacted(changes));
    };
  }

  DocumentWrite with(Form other) {
    return new DocumentWrite(message, space, version, other);
  }

  private Form reacted(List<@Nullable ReactionTally> more) {
    return switch (form) {
      case Form.Whole(String json) -> new Form.Whole(DocumentJson.reacted(json, more));
      case Form.Gone gone -> gone;
      case Form.Reacted(List<@Nullable ReactionTally> changes) -> {
        List<@Nullable ReactionTally> all = new ArrayList<>(changes);
        all.addAll(more);
        yield new Form.Reacted(all);
      }
    };
  }
}
