package parley.ops.checks.history;

import java.util.ArrayList;
import java.util.List;
import parley.ops.checks.history.Violation.Kind;

/// The verdict about a history.
public record Report(
    int sent, int acknowledged, int seen, int changed, List<Violation> violations) {
  private static final int SHOWN = 20;

  public Report {
    violations = List.copyOf(violations);
  }

  public static Report of(History history) {
    List<Violation> violations = new ArrayList<>();
    violations.addAll(OrderCheck.check(history));
    violations.addAll(LossCheck.check(history));
    violations.addAll(DuplicateCheck.check(history));
    violations.addAll(LeakCheck.check(history));
    violations.addAll(ChangeCheck.check(history));
    // P4 was checked on the way: who had seen a message asked for it at once.
    history
        .unreadable()
        .forEach(miss -> violations.add(new Violation(Kind.UNREADABLE, miss.toString())));
    return new Report(
        history.sends().size(),
        (int) history.sends().stream().filter(History.Send::acknowledged).count(),
        history.sessions().stream().mapToInt(session -> session.sights().size()).sum(),
        (int) history.changes().stream().filter(History.Change::acknowledged).count(),
        violations);
  }

  public long count(Kind kind) {
    return violations.stream().filter(violation -> violation.kind() == kind).count();
  }

  /// Whether every promise was kept, by a run that tried them.
  public boolean good() {
    return violations.isEmpty() && acknowledged > 0 && seen > 0;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        "sent %d, acknowledged %d, seen %d, changed %d, lost %d, duplicated %d, out of order %d, leaked %d, unreadable %d"
            .formatted(
                sent,
                acknowledged,
                seen,
                changed,
                count(Kind.LOST),
                count(Kind.DUPLICATED),
                count(Kind.OUT_OF_ORDER),
                count(Kind.LEAKED),
                count(Kind.UNREADABLE)));
    violations.stream()
        .limit(SHOWN)
        .forEach(
            violation ->
                text.append('\n').append(violation.kind()).append(": ").append(violation.what()));
    return text.toString();
  }
}
