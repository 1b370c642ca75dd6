package parley.ops.checks.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.ops.checks.history.History.Presence;
import parley.ops.checks.history.History.Revocation;
import parley.ops.checks.history.History.Right;
import parley.ops.checks.history.History.Send;
import parley.ops.checks.history.History.Session;
import parley.ops.checks.history.History.Sight;
import parley.ops.checks.history.History.Stored;
import parley.ops.checks.history.History.Unreadable;
import parley.ops.checks.history.Violation.Kind;

/// Each check finds what it is for, and nothing in a good history.
class ReportTest {
  private static final long END = Duration.ofMinutes(1).toNanos();
  private static final Send FIRST = new Send("a", "writer", "c", 10, 20, 1);
  private static final Send SECOND = new Send("b", "writer", "c", 30, 40, 2);
  private static final List<Sight> BOTH =
      List.of(new Sight("c", 1, "a", 21), new Sight("c", 2, "b", 41));
  private static final List<Stored> ARCHIVE =
      List.of(new Stored(2, "b", Map.of()), new Stored(1, "a", Map.of()));

  @Test
  void findsNothingInAGoodHistory() {
    assertThat(report(BOTH, ARCHIVE).violations()).isEmpty();
    assertThat(report(BOTH, ARCHIVE).good()).isTrue();
  }

  @Test
  void aRunWithoutMessagesProvesNothing() {
    assertThat(report(List.of(), List.of(), List.of()).good()).isFalse();
  }

  @Test
  void findsSightsOutOfOrder() {
    assertThat(report(BOTH.reversed(), ARCHIVE).count(Kind.OUT_OF_ORDER)).isEqualTo(1);
  }

  @Test
  void findsHistoryOutOfOrder() {
    assertThat(report(BOTH, ARCHIVE.reversed()).count(Kind.OUT_OF_ORDER)).isEqualTo(1);
  }

  @Test
  void findsALowerIdThanThatOfAnEarlierMessage() {
    Send late = new Send("a", "writer", "c", 50, 60, 1);

    assertThat(report(BOTH, ARCHIVE, List.of(SECOND, late)).count(Kind.OUT_OF_ORDER)).isEqualTo(1);
  }

  @Test
  void findsALossInHistory() {
    assertThat(report(BOTH, List.of(new Stored(2, "b", Map.of()))).count(Kind.LOST)).isEqualTo(1);
  }

  @Test
  void findsALossInASession() {
    assertThat(report(BOTH.subList(1, 2), ARCHIVE).count(Kind.LOST)).isEqualTo(1);
  }

  @Test
  void excusesASessionThatWasAwayButNotHistory() {
    Session away = session(List.of(new Presence(35, END)), BOTH.subList(1, 2));

    assertThat(report(away, ARCHIVE, List.of()).violations()).isEmpty();
    assertThat(report(away, ARCHIVE.subList(0, 1), List.of()).count(Kind.LOST)).isEqualTo(1);
  }

  @Test
  void findsAMessageSeenTwice() {
    List<Sight> twice = List.of(BOTH.get(0), BOTH.get(1), BOTH.get(1));

    assertThat(report(twice, ARCHIVE).count(Kind.DUPLICATED)).isEqualTo(1);
  }

  @Test
  void findsARetryThatMadeASecondMessage() {
    List<Stored> stored =
        List.of(
            new Stored(3, "b", Map.of()),
            new Stored(2, "b", Map.of()),
            new Stored(1, "a", Map.of()));
    List<Sight> sights = List.of(BOTH.get(0), BOTH.get(1), new Sight("c", 3, "b", 45));

    assertThat(report(BOTH, stored).count(Kind.DUPLICATED)).isEqualTo(1);
    assertThat(report(sights, ARCHIVE).count(Kind.DUPLICATED)).isEqualTo(1);
  }

  @Test
  void findsAMessageAcceptedAfterTheRevocationOfSending() {
    Revocation revocation = new Revocation("writer", "c", Right.SEND, 25, 50);

    assertThat(report(whole(), ARCHIVE, List.of(revocation)).count(Kind.LEAKED)).isEqualTo(1);
  }

  @Test
  void findsAMessageSeenAfterTheRevocationOfViewing() {
    Revocation revocation = new Revocation("reader", "c", Right.VIEW, 25, 50);

    assertThat(report(whole(), ARCHIVE, List.of(revocation)).count(Kind.LEAKED)).isEqualTo(1);
  }

  @Test
  void excusesWhatWasUnderWayDuringTheChange() {
    Revocation revocation = new Revocation("reader", "c", Right.VIEW, 35, 38);

    assertThat(report(whole(), ARCHIVE, List.of(revocation)).violations()).isEmpty();
  }

  @Test
  void countsMessagesThatCouldNotBeReadBack() {
    Unreadable miss = new Unreadable("writer", "c", 1, 404);
    History history =
        new History(
            List.of(FIRST, SECOND),
            List.of(whole()),
            Map.of("c", ARCHIVE),
            List.of(),
            List.of(),
            List.of(miss));

    assertThat(Report.of(history).count(Kind.UNREADABLE)).isEqualTo(1);
  }

  private static Session whole() {
    return session(List.of(new Presence(1, END)), BOTH);
  }

  private static Session session(List<Presence> presences, List<Sight> sights) {
    return new Session("session", "reader", Set.of("c"), presences, sights, List.of());
  }

  private static Report report(List<Sight> sights, List<Stored> archive) {
    return report(sights, archive, List.of(FIRST, SECOND));
  }

  private static Report report(List<Sight> sights, List<Stored> archive, List<Send> sends) {
    Session session = session(List.of(new Presence(1, END)), sights);
    return Report.of(
        new History(
            sends, List.of(session), Map.of("c", archive), List.of(), List.of(), List.of()));
  }

  private static Report report(
      Session session, List<Stored> archive, List<Revocation> revocations) {
    return Report.of(
        new History(
            List.of(FIRST, SECOND),
            List.of(session),
            Map.of("c", archive),
            List.of(),
            revocations,
            List.of()));
  }
}
