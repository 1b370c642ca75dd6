package parley.ops.checks.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One operation of the description.
///
/// @param segments of its path; those in braces stand for anything, but ids only for what may be
///   one: beside them there are paths that the description does not have, as `messages/search` of a
///   private channel
/// @param schemas of its answers, by status; an answer without content has none
/// @param statuses all that are described, also those without content
record Operation(
    String name,
    String method,
    List<String> segments,
    Map<String, JsonSchema> schemas,
    Set<String> statuses) {
  private static final Pattern ID = Pattern.compile("[0-9]+|@.*");

  Operation {
    segments = List.copyOf(segments);
    schemas = Map.copyOf(schemas);
    statuses = Set.copyOf(statuses);
  }

  static List<String> segments(String path) {
    return Arrays.stream(path.split("/", -1)).filter(segment -> !segment.isEmpty()).toList();
  }

  boolean matches(String askedMethod, List<String> asked) {
    if (!method.equals(askedMethod) || asked.size() != segments.size()) {
      return false;
    }
    for (int i = 0; i < asked.size(); i++) {
      if (!stands(segments.get(i), asked.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean stands(String segment, String asked) {
    if (!segment.startsWith("{")) {
      return segment.equals(asked);
    }
    return !segment.endsWith("_id}") || ID.matcher(asked).matches();
  }

  /// Of several that match, the one with the fewest is meant.
  int parameters() {
    int count = 0;
    for (int i = 0; i < segments.size(); i++) {
      count += isParameter(i) ? 1 : 0;
    }
    return count;
  }

  private boolean isParameter(int segment) {
    return segments.get(segment).startsWith("{");
  }

  /// What is wrong with an answer.
  List<String> violations(int status, JsonNode body) {
    String described = described(status);
    if (described == null) {
      return List.of("status " + status + " is not described");
    }
    JsonSchema schema = schemas.get(described);
    if (schema == null) {
      return body.isMissingNode() ? List.of() : List.of(status + " has no content: " + body);
    }
    List<String> violations = new ArrayList<>();
    schema.validate(body).forEach(message -> violations.add(status + " " + message.getMessage()));
    return violations;
  }

  private @Nullable String described(int status) {
    String exact = Integer.toString(status);
    String range = exact.charAt(0) + "XX";
    return statuses.contains(exact) ? exact : statuses.contains(range) ? range : null;
  }
}
