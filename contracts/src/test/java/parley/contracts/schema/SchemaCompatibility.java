package parley.contracts.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Compares the schemas of the sources with those that were released. Records written with any
/// released schema lie in the logs, so a number keeps its meaning for ever.
final class SchemaCompatibility {
  private final List<SchemaEntry> released;
  private final Schema current;
  private final Map<String, SchemaEntry> byNumber = new HashMap<>();
  private final Map<String, SchemaEntry> byName = new HashMap<>();

  SchemaCompatibility(List<SchemaEntry> released, Schema current) {
    this.released = List.copyOf(released);
    this.current = current;
    for (SchemaEntry entry : current.entries()) {
      byNumber.put(entry.owner() + " " + entry.number(), entry);
      byName.put(entry.owner() + " " + entry.name(), entry);
    }
  }

  /// What breaks readers of released records, each with its fix.
  List<String> breaks() {
    List<String> breaks = new ArrayList<>();
    for (SchemaEntry entry : released) {
      String problem = problem(entry);
      if (problem != null) {
        breaks.add(entry.owner() + "." + entry.name() + " " + problem);
      }
    }
    return breaks;
  }

  /// What is new and breaks nothing.
  List<SchemaEntry> additions() {
    return current.entries().stream().filter(entry -> !released.contains(entry)).sorted().toList();
  }

  /// What is released once the additions are accepted: also what was taken away and reserved.
  List<SchemaEntry> accepted() {
    TreeSet<SchemaEntry> accepted = new TreeSet<>(current.entries());
    for (SchemaEntry entry : released) {
      if (!byNumber.containsKey(entry.owner() + " " + entry.number())) {
        accepted.add(entry.reserved());
      }
    }
    return List.copyOf(accepted);
  }

  private @Nullable String problem(SchemaEntry entry) {
    SchemaEntry now = byNumber.get(entry.owner() + " " + entry.number());
    SchemaEntry moved = byName.get(entry.owner() + " " + entry.name());
    if (now == null && moved == null) {
      return current.reserves(entry)
          ? null
          : "is gone: write `reserved %d; reserved \"%s\";` in %s, so that neither is used again"
              .formatted(entry.number(), entry.name(), entry.owner());
    }
    if (entry.isReserved()) {
      return "was taken away for good: give what is new another name and another number than %d"
          .formatted(entry.number());
    }
    if (moved != null && moved.number() != entry.number()) {
      return "was number %d and is %d now: give it its old number back"
          .formatted(entry.number(), moved.number());
    }
    if (moved == null) {
      return "has another name now: give it back, or reserve name and number %d and use a new one"
          .formatted(entry.number());
    }
    return entry.type().equals(moved.type())
        ? null
        : ("was `%s` and is `%s` now: give it back, or reserve name and number %d and add a new"
                + " field")
            .formatted(entry.type(), moved.type(), entry.number());
  }
}
