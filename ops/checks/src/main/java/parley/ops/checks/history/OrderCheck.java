package parley.ops.checks.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.ops.checks.history.History.Send;
import parley.ops.checks.history.History.Session;
import parley.ops.checks.history.History.Sight;
import parley.ops.checks.history.History.Stored;

/// P1: the ids of a channel grow in the order of every session and of history, and a message that
/// was acknowledged before another was begun has the lower id.
final class OrderCheck {
  private OrderCheck() {}

  static List<Violation> check(History history) {
    List<Violation> violations = new ArrayList<>();
    for (Session session : history.sessions()) {
      checkSession(session, violations);
    }
    history.archives().forEach((channel, stored) -> checkArchive(channel, stored, violations));
    checkRealTime(history.sends(), violations);
    return violations;
  }

  private static void checkSession(Session session, List<Violation> violations) {
    Map<String, Long> last = new HashMap<>();
    for (Sight sight : session.sights()) {
      long before = last.getOrDefault(sight.channel(), 0L);
      // The same id again is a duplicate, not a disorder.
      if (sight.message() < before) {
        violations.add(disorder(session.name() + " saw " + sight.message() + " after " + before));
      }
      last.put(sight.channel(), Math.max(before, sight.message()));
    }
  }

  private static void checkArchive(
      String channel, List<Stored> stored, List<Violation> violations) {
    for (int i = 1; i < stored.size(); i++) {
      if (stored.get(i).message() > stored.get(i - 1).message()) {
        violations.add(disorder("history of " + channel + " at " + stored.get(i).message()));
      }
    }
  }

  private static void checkRealTime(List<Send> sends, List<Violation> violations) {
    Map<String, List<Send>> byChannel = new HashMap<>();
    for (Send send : sends) {
      if (send.acknowledged()) {
        byChannel.computeIfAbsent(send.channel(), channel -> new ArrayList<>()).add(send);
      }
    }
    byChannel.values().forEach(channel -> checkChannel(channel, violations));
  }

  private static void checkChannel(List<Send> sends, List<Violation> violations) {
    List<Send> byStart = new ArrayList<>(sends);
    byStart.sort((a, b) -> Long.compare(a.startedNs(), b.startedNs()));
    List<Send> byEnd = new ArrayList<>(sends);
    byEnd.sort((a, b) -> Long.compare(a.endedNs(), b.endedNs()));
    long highestEnded = 0;
    int ended = 0;
    for (Send send : byStart) {
      while (ended < byEnd.size() && byEnd.get(ended).endedNs() < send.startedNs()) {
        highestEnded = Math.max(highestEnded, byEnd.get(ended).message());
        ended++;
      }
      if (send.message() < highestEnded) {
        violations.add(disorder(send.content() + " began after " + highestEnded + " was answered"));
      }
    }
  }

  private static Violation disorder(String what) {
    return new Violation(Violation.Kind.OUT_OF_ORDER, what);
  }
}
