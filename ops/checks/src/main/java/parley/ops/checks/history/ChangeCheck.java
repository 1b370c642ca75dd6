package parley.ops.checks.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.ops.checks.history.History.Change;
import parley.ops.checks.history.History.ChangeKind;
import parley.ops.checks.history.History.ChangeSight;
import parley.ops.checks.history.History.Session;
import parley.ops.checks.history.History.Stored;
import parley.ops.checks.history.Violation.Kind;

/// The promises for what becomes of a message: an acknowledged edit, deletion or reaction is in
/// history, is seen by every session that listened and may view, no more often than it was asked
/// for, in the order in which it was made, and never by those who may not view.
final class ChangeCheck {
  private ChangeCheck() {}

  static List<Violation> check(History history) {
    List<Violation> violations = new ArrayList<>();
    checkArchives(history, violations);
    for (Session session : history.sessions()) {
      checkSeen(session, history, violations);
      checkOrder(session, history, violations);
    }
    return violations;
  }

  private static void checkArchives(History history, List<Violation> violations) {
    Map<Long, Stored> stored =
        history.archives().values().stream()
            .flatMap(List::stream)
            .collect(Collectors.toMap(Stored::message, Function.identity(), (one, same) -> one));
    Map<Long, List<Change>> byMessage =
        history.changes().stream().collect(Collectors.groupingBy(Change::message));
    byMessage.forEach(
        (message, changes) -> checkStored(message, stored.get(message), changes, violations));
  }

  /// What was asked for after the last acknowledged change of its kind may be there or not.
  private static void checkStored(
      long message, @Nullable Stored stored, List<Change> changes, List<Violation> violations) {
    if (changes.stream().anyMatch(change -> change.kind() == ChangeKind.DELETE)) {
      boolean gone =
          changes.stream()
              .anyMatch(change -> change.kind() == ChangeKind.DELETE && change.acknowledged());
      if (gone && stored != null) {
        violations.add(new Violation(Kind.LOST, "the deletion of " + message));
      }
      return;
    }
    if (stored == null) {
      return;
    }
    List<Change> edits = of(changes, ChangeKind.EDIT);
    int last = lastAcknowledged(edits);
    if (last >= 0
        && edits.subList(last, edits.size()).stream()
            .noneMatch(edit -> edit.text().equals(stored.content()))) {
      violations.add(
          new Violation(Kind.LOST, "the edit " + edits.get(last).text() + " of " + message));
    }
    checkReactions(stored, changes, violations);
  }

  private static void checkReactions(
      Stored stored, List<Change> changes, List<Violation> violations) {
    Map<String, Change> last = new HashMap<>();
    for (Change change : changes) {
      if (change.kind() == ChangeKind.REACT || change.kind() == ChangeKind.UNREACT) {
        last.put(change.text(), change);
      }
    }
    last.forEach(
        (emoji, change) -> {
          int expected = change.kind() == ChangeKind.REACT ? 1 : 0;
          int counted = stored.reactions().getOrDefault(emoji, 0);
          if (change.acknowledged() && counted != expected) {
            Kind kind = counted > expected ? Kind.DUPLICATED : Kind.LOST;
            violations.add(new Violation(kind, change + " left " + counted + ", not " + expected));
          }
        });
  }

  private static void checkSeen(Session session, History history, List<Violation> violations) {
    Map<ChangeSight, Integer> seen = new HashMap<>();
    session.changes().forEach(sight -> seen.merge(sight, 1, Integer::sum));
    for (Change change : history.changes()) {
      int times = seen.getOrDefault(change.sight(), 0);
      if (times == 0
          && change.acknowledged()
          && session.channels().contains(change.channel())
          && session.listened(change.startedNs(), change.endedNs())
          && !history.mayBeBlind(session.user(), change.channel())) {
        violations.add(new Violation(Kind.LOST, session.name() + " did not see " + change));
      }
      if (times > (change.kind() == ChangeKind.EDIT ? change.attempts() : 1)) {
        violations.add(
            new Violation(Kind.DUPLICATED, session.name() + " saw " + times + " times " + change));
      }
      if (times > 0
          && history.isBlind(
              session.user(), change.channel(), change.startedNs(), change.endedNs())) {
        violations.add(new Violation(Kind.LEAKED, session.name() + " saw " + change));
      }
    }
  }

  /// Changes of one message are asked for one after another.
  private static void checkOrder(Session session, History history, List<Violation> violations) {
    Map<ChangeSight, Integer> place = new HashMap<>();
    for (int i = 0; i < history.changes().size(); i++) {
      place.put(history.changes().get(i).sight(), i);
    }
    Map<Long, Integer> last = new HashMap<>();
    for (ChangeSight sight : session.changes()) {
      Integer at = place.get(sight);
      if (at != null && at < last.getOrDefault(sight.message(), -1)) {
        violations.add(new Violation(Kind.OUT_OF_ORDER, session.name() + " saw late " + sight));
      }
      if (at != null) {
        last.merge(sight.message(), at, Math::max);
      }
    }
  }

  private static List<Change> of(List<Change> changes, ChangeKind kind) {
    return changes.stream().filter(change -> change.kind() == kind).toList();
  }

  private static int lastAcknowledged(List<Change> changes) {
    for (int i = changes.size() - 1; i >= 0; i--) {
      if (changes.get(i).acknowledged()) {
        return i;
      }
    }
    return -1;
  }
}
