package parley.ops.checks.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import parley.contracts.id.MessageId;

/// Where the index is not what it has to be.
///
/// @param compared how many documents there have to be
/// @param missing those that the index does not have
/// @param extra those that it should not have
/// @param other those that it has in another version
record IndexDifference(
    int compared, List<MessageId> missing, List<MessageId> extra, List<MessageId> other) {
  static final Comparator<MessageId> BY_ID = Comparator.comparingLong(MessageId::value);

  private static final int SHOWN = 20;

  static IndexDifference of(Map<MessageId, Long> expected, Map<MessageId, Long> found) {
    List<MessageId> missing = new ArrayList<>();
    List<MessageId> other = new ArrayList<>();
    expected.forEach(
        (message, version) -> {
          Long present = found.get(message);
          if (present == null) {
            missing.add(message);
          } else if (!present.equals(version)) {
            other.add(message);
          }
        });
    List<MessageId> extra =
        found.keySet().stream().filter(message -> !expected.containsKey(message)).toList();
    return new IndexDifference(expected.size(), missing, extra, other);
  }

  boolean isNone() {
    return missing.isEmpty() && extra.isEmpty() && other.isEmpty();
  }

  @Override
  public String toString() {
    return "%d documents compared; missing %s, too many %s, in another version %s"
        .formatted(compared, shown(missing), shown(extra), shown(other));
  }

  private static String shown(List<MessageId> messages) {
    return messages.isEmpty()
        ? "0"
        : messages.size() + " " + messages.subList(0, Math.min(SHOWN, messages.size()));
  }
}
