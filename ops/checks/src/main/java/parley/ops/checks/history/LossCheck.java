package parley.ops.checks.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import parley.ops.checks.history.History.Change;
import parley.ops.checks.history.History.ChangeKind;
import parley.ops.checks.history.History.Send;
import parley.ops.checks.history.History.Session;
import parley.ops.checks.history.History.Sight;
import parley.ops.checks.history.History.Stored;

/// P2: an acknowledged message is in history unless somebody deleted it, and was seen by every
/// session that listened all the while and whose user could read the channel all the while. What
/// was under way when a session ended for good is not counted: its client reads history instead.
final class LossCheck {
  private LossCheck() {}

  static List<Violation> check(History history) {
    List<Violation> violations = new ArrayList<>();
    checkArchives(history, violations);
    for (Session session : history.sessions()) {
      checkSession(session, history, violations);
    }
    return violations;
  }

  private static void checkArchives(History history, List<Violation> violations) {
    Map<String, Set<Long>> stored =
        history.archives().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry ->
                        entry.getValue().stream()
                            .map(Stored::message)
                            .collect(Collectors.toSet())));
    Set<Long> deleted =
        history.changes().stream()
            .filter(change -> change.kind() == ChangeKind.DELETE)
            .map(Change::message)
            .collect(Collectors.toSet());
    for (Send send : history.sends()) {
      if (send.acknowledged()
          && !deleted.contains(send.message())
          && !stored.getOrDefault(send.channel(), Set.of()).contains(send.message())) {
        violations.add(loss(send.content() + " is not in history"));
      }
    }
  }

  private static void checkSession(Session session, History history, List<Violation> violations) {
    Set<Long> seen = session.sights().stream().map(Sight::message).collect(Collectors.toSet());
    for (Send send : history.sends()) {
      if (send.acknowledged()
          && session.channels().contains(send.channel())
          && session.listened(send.startedNs(), send.endedNs())
          && !history.mayBeBlind(session.user(), send.channel())
          && !seen.contains(send.message())) {
        violations.add(loss(session.name() + " did not see " + send.content()));
      }
    }
  }

  private static Violation loss(String what) {
    return new Violation(Violation.Kind.LOST, what);
  }
}
