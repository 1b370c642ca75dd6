package parley.ops.checks.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import parley.ops.checks.history.History.Presence;
import parley.ops.checks.history.History.Revocation;
import parley.ops.checks.history.History.Right;
import parley.ops.checks.history.History.Send;
import parley.ops.checks.history.History.Session;
import parley.ops.checks.history.History.Sight;
import parley.ops.checks.history.History.Stored;

/// P2: an acknowledged message is in history unless it was deleted, and was seen by every session
/// that listened all the while and whose user could read the channel all the while. What was under
/// way when a session ended for good is not counted: its client reads history instead.
final class LossCheck {
  /// How long an acknowledged message may be on its way to a session that is lost meanwhile.
  private static final long UNDER_WAY_NS = Duration.ofSeconds(10).toNanos();

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
    for (Send send : history.sends()) {
      if (send.acknowledged()
          && !history.deleted().contains(send.message())
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
          && listened(session, send)
          && !wasRevoked(session, send, history.revocations())
          && !seen.contains(send.message())) {
        violations.add(loss(session.name() + " did not see " + send.content()));
      }
    }
  }

  private static boolean listened(Session session, Send send) {
    for (Presence presence : session.presences()) {
      if (presence.fromNs() < send.startedNs() && send.endedNs() + UNDER_WAY_NS < presence.toNs()) {
        return true;
      }
    }
    return false;
  }

  /// Whoever loses the right at any time during a send may miss it. While the revoking change is
  /// under way nobody knows which side a message falls on, so a user with revocations in a channel
  /// is not asked for that channel's messages at all.
  private static boolean wasRevoked(Session session, Send send, List<Revocation> revocations) {
    return revocations.stream()
        .anyMatch(
            revocation ->
                revocation.right() == Right.VIEW
                    && revocation.user().equals(session.user())
                    && revocation.channel().equals(send.channel()));
  }

  private static Violation loss(String what) {
    return new Violation(Violation.Kind.LOST, what);
  }
}
