package parley.ops.checks.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.ops.checks.history.History.Change;
import parley.ops.checks.history.History.ChangeKind;
import parley.ops.checks.history.History.ChangeSight;
import parley.ops.checks.history.History.Presence;
import parley.ops.checks.history.History.Revocation;
import parley.ops.checks.history.History.Right;
import parley.ops.checks.history.History.Session;
import parley.ops.checks.history.History.Stored;
import parley.ops.checks.history.Violation.Kind;

/// What becomes of one message: two edits and a reaction; of another: a deletion.
class ChangeCheckTest {
  private static final Presence ALL = new Presence(1, Duration.ofMinutes(1).toNanos());
  private static final Change ONE = change(ChangeKind.EDIT, 1, "a#1", 20);
  private static final Change TWO = change(ChangeKind.EDIT, 1, "a#2", 30);
  private static final Change LIKE = change(ChangeKind.REACT, 1, "x", 40);
  private static final Change GONE = change(ChangeKind.DELETE, 2, "", 50);
  private static final List<Change> ALL_CHANGES = List.of(ONE, TWO, LIKE, GONE);
  private static final Stored STORED = new Stored(1, "a#2", Map.of("x", 1));

  @Test
  void shouldFindNothingWhenAllIsThereAndSeenOnce() {
    assertThat(kinds(ALL_CHANGES, seen(ONE, TWO, LIKE, GONE), STORED)).isEmpty();
  }

  @Test
  void shouldFindAnEditThatHistoryLost() {
    Stored stale = new Stored(1, "a#1", Map.of("x", 1));
    assertThat(kinds(ALL_CHANGES, seen(ONE, TWO, LIKE, GONE), stale)).containsExactly(Kind.LOST);
  }

  @Test
  void shouldAcceptEitherContentAfterAnEditWithoutAnAnswer() {
    Change unanswered = new Change(ChangeKind.EDIT, "writer", "c", 1, "a#2", 30, 31, false, 4);
    Stored before = new Stored(1, "a#1", Map.of());
    Stored after = new Stored(1, "a#2", Map.of());
    assertThat(kinds(List.of(ONE, unanswered), seen(ONE), before)).isEmpty();
    assertThat(kinds(List.of(ONE, unanswered), seen(ONE, unanswered), after)).isEmpty();
  }

  @Test
  void shouldFindADeletedMessageInHistory() {
    assertThat(kinds(List.of(GONE), seen(GONE), new Stored(2, "b", Map.of())))
        .containsExactly(Kind.LOST);
  }

  @Test
  void shouldFindAReactionThatIsLostOrCountedTwice() {
    List<ChangeSight> sights = seen(LIKE);
    assertThat(kinds(List.of(LIKE), sights, new Stored(1, "a", Map.of())))
        .containsExactly(Kind.LOST);
    assertThat(kinds(List.of(LIKE), sights, new Stored(1, "a", Map.of("x", 2))))
        .containsExactly(Kind.DUPLICATED);
  }

  @Test
  void shouldFindWhatASessionDidNotSeeOrSawTwice() {
    assertThat(kinds(ALL_CHANGES, seen(ONE, LIKE, GONE), STORED)).containsExactly(Kind.LOST);
    assertThat(kinds(ALL_CHANGES, seen(ONE, TWO, LIKE, GONE, GONE), STORED))
        .containsExactly(Kind.DUPLICATED);
  }

  @Test
  void shouldAcceptAnEditAsOftenAsItWasAskedFor() {
    Change repeated = new Change(ChangeKind.EDIT, "writer", "c", 1, "a#2", 30, 31, true, 2);
    assertThat(kinds(List.of(repeated), seen(repeated, repeated), STORED)).isEmpty();
    assertThat(kinds(List.of(repeated), seen(repeated, repeated, repeated), STORED))
        .containsExactly(Kind.DUPLICATED);
  }

  @Test
  void shouldFindChangesOfAMessageInTheWrongOrder() {
    assertThat(kinds(ALL_CHANGES, seen(TWO, ONE, LIKE, GONE), STORED))
        .containsExactly(Kind.OUT_OF_ORDER);
  }

  @Test
  void shouldFindWhatWasSeenWithoutTheRight() {
    Revocation blind = new Revocation("reader", "c", Right.VIEW, 35, 45);
    assertThat(kinds(ALL_CHANGES, seen(ONE, TWO, GONE), List.of(blind))).isEmpty();
    assertThat(kinds(ALL_CHANGES, seen(ONE, TWO, LIKE, GONE), List.of(blind)))
        .containsExactly(Kind.LEAKED);
  }

  private static Change change(ChangeKind kind, long message, String text, long startedNs) {
    return new Change(kind, "writer", "c", message, text, startedNs, startedNs + 1, true, 1);
  }

  private static List<ChangeSight> seen(Change... changes) {
    return Arrays.stream(changes).map(Change::sight).toList();
  }

  private static Stream<Kind> kinds(List<Change> changes, List<ChangeSight> seen, Stored stored) {
    return kinds(changes, seen, stored, List.of());
  }

  private static Stream<Kind> kinds(
      List<Change> changes, List<ChangeSight> seen, List<Revocation> revocations) {
    return kinds(changes, seen, STORED, revocations);
  }

  private static Stream<Kind> kinds(
      List<Change> changes, List<ChangeSight> seen, Stored stored, List<Revocation> revocations) {
    Session session = new Session("session", "reader", Set.of("c"), List.of(ALL), List.of(), seen);
    return ChangeCheck.check(
            new History(
                List.of(),
                List.of(session),
                Map.of("c", List.of(stored)),
                changes,
                revocations,
                List.of()))
        .stream()
        .map(Violation::kind);
  }
}
