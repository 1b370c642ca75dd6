package parley.ops.checks.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.ops.checks.history.History.Right;
import parley.ops.checks.history.History.Send;
import parley.ops.checks.history.History.Session;
import parley.ops.checks.history.History.Sight;

/// P5 and P6: a message that was begun after a revocation was answered, and ended before the right
/// was given back, is neither accepted from the one who may not send nor shown to the one who may
/// not view.
final class LeakCheck {
  private LeakCheck() {}

  static List<Violation> check(History history) {
    List<Violation> violations = new ArrayList<>();
    for (Send send : history.sends()) {
      if (send.acknowledged() && forbids(history, send.author(), Right.SEND, send)) {
        violations.add(leak(send.content() + " was accepted from " + send.author()));
      }
    }
    Map<Long, Send> sends = new HashMap<>();
    history.sends().stream()
        .filter(Send::acknowledged)
        .forEach(send -> sends.put(send.message(), send));
    for (Session session : history.sessions()) {
      for (Sight sight : session.sights()) {
        Send send = sends.get(sight.message());
        if (send != null && forbids(history, session.user(), Right.VIEW, send)) {
          violations.add(leak(session.name() + " saw " + send.content()));
        }
      }
    }
    return violations;
  }

  private static boolean forbids(History history, String user, Right right, Send send) {
    return history.forbids(user, send.channel(), right, send.startedNs(), send.endedNs());
  }

  private static Violation leak(String what) {
    return new Violation(Violation.Kind.LEAKED, what);
  }
}
