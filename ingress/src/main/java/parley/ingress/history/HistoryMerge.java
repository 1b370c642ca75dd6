package parley.ingress.history;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.message.Message;
import parley.contracts.message.TailEntry;

/// Lays the tail over the archive: of two forms of a message the tail's counts, and what it knows
/// to be deleted is left out. Pure.
final class HistoryMerge {
  private HistoryMerge() {}

  /// @param recent in the given direction
  /// @param archived in the given direction
  static List<Message> merge(
      Page.Direction direction, List<TailEntry> recent, List<Message> archived, int limit) {
    List<Message> merged = new ArrayList<>();
    int inTail = 0;
    int inArchive = 0;
    while (merged.size() < limit && (inTail < recent.size() || inArchive < archived.size())) {
      TailEntry entry = inTail < recent.size() ? recent.get(inTail) : null;
      Message old = inArchive < archived.size() ? archived.get(inArchive) : null;
      int order = order(direction, entry, old);
      if (order <= 0) {
        inTail++;
      }
      if (order >= 0) {
        inArchive++;
      }
      Message next = order <= 0 && entry != null ? entry.message() : old;
      if (next != null) {
        merged.add(next);
      }
    }
    return merged;
  }

  /// Below 0 when the tail's entry comes first, 0 when both are of the same message.
  private static int order(
      Page.Direction direction, @Nullable TailEntry entry, @Nullable Message old) {
    if (entry == null) {
      return 1;
    }
    if (old == null) {
      return -1;
    }
    int ascending = Long.compareUnsigned(entry.id().value(), old.id().value());
    return switch (direction) {
      case OLDEST_FIRST -> ascending;
      case NEWEST_FIRST -> -ascending;
    };
  }
}
