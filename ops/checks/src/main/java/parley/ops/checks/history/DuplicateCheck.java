package parley.ops.checks.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.ops.checks.history.History.Session;
import parley.ops.checks.history.History.Sight;
import parley.ops.checks.history.History.Stored;

/// P3: a send makes one message, however often it was retried, and a session sees it once.
final class DuplicateCheck {
  private DuplicateCheck() {}

  static List<Violation> check(History history) {
    List<Violation> violations = new ArrayList<>();
    history.archives().forEach((channel, stored) -> checkArchive(channel, stored, violations));
    for (Session session : history.sessions()) {
      Set<Long> seen = new HashSet<>();
      for (Sight sight : session.sights()) {
        if (!seen.add(sight.message())) {
          violations.add(duplicate(session.name() + " saw twice: " + sight.message()));
        }
      }
    }
    checkIdentity(history, violations);
    return violations;
  }

  private static void checkArchive(
      String channel, List<Stored> stored, List<Violation> violations) {
    Set<String> contents = new HashSet<>();
    for (Stored message : stored) {
      if (!contents.add(message.origin())) {
        violations.add(duplicate("history of " + channel + " has twice: " + message.content()));
      }
    }
  }

  /// The message that the writer was told of is the one that everybody saw.
  private static void checkIdentity(History history, List<Violation> violations) {
    Map<String, Long> first = new HashMap<>();
    history.sends().stream()
        .filter(History.Send::acknowledged)
        .forEach(send -> first.put(send.content(), send.message()));
    for (Session session : history.sessions()) {
      for (Sight sight : session.sights()) {
        Long known = first.putIfAbsent(sight.content(), sight.message());
        if (known != null && known != sight.message()) {
          violations.add(duplicate(sight.content() + " is " + known + " and " + sight.message()));
        }
      }
    }
  }

  private static Violation duplicate(String what) {
    return new Violation(Violation.Kind.DUPLICATED, what);
  }
}
