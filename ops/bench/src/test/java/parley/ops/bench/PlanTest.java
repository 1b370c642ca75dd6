package parley.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final Plan PLAN =
      new Plan(100, 10, 2, Duration.ofSeconds(20), Duration.ofSeconds(30), Optional.empty());

  @Test
  void theRateIsReachedHalfWayThroughTheWarmUpAndKept() {
    long afterRamp = inSecond(9, 10);
    assertThat(inSecond(0, 1)).isLessThan(10);
    assertThat(afterRamp).isBetween(90L, 100L);
    assertThat(inSecond(10, 11)).isEqualTo(100);
    assertThat(inSecond(40, 41)).isEqualTo(100);
  }

  @Test
  void theMeasuredTimeBeginsWithTheWarmUpsEnd() {
    assertThat(Duration.ofNanos(PLAN.dueNs(PLAN.warmUpMessages())))
        .isEqualTo(Duration.ofSeconds(20));
    assertThat(PLAN.messages() - PLAN.warmUpMessages()).isEqualTo(3_000);
  }

  private static long inSecond(int from, int to) {
    return IntStream.range(0, PLAN.messages())
        .mapToLong(PLAN::dueNs)
        .filter(
            due ->
                due >= Duration.ofSeconds(from).toNanos() && due < Duration.ofSeconds(to).toNanos())
        .count();
  }
}
