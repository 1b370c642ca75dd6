package parley.ingress.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LocalCountersTest {
  private final AtomicLong now = new AtomicLong(-5);
  private final LocalCounters counters = new LocalCounters(Samples.LIMITS, 9, now::get);

  @Test
  void letsAsManyThroughAsTheBucketSaysAndBeginsAnew() {
    Passage passage = Samples.passage("a", Samples.THREE_A_SECOND);

    assertThat(counters.take(passage))
        .isEqualTo(new Ruling(Ruling.Outcome.ALLOWED, 2, Duration.ofSeconds(1)));
    pass(Duration.ofMillis(400));
    assertThat(counters.take(passage).remaining()).isEqualTo(1);
    assertThat(counters.take(passage).remaining()).isZero();
    assertThat(counters.take(passage))
        .isEqualTo(new Ruling(Ruling.Outcome.LIMITED, 0, Duration.ofMillis(600)));

    pass(Duration.ofMillis(600));
    assertThat(counters.take(passage).remaining()).isEqualTo(2);
  }

  @Test
  void limitsACallerOverAllBuckets() {
    for (int i = 0; i < 10; i++) {
      assertThat(counters.take(bucket("b" + i % 5)).allowed()).isTrue();
    }

    assertThat(counters.take(bucket("other")).outcome()).isEqualTo(Ruling.Outcome.GLOBALLY_LIMITED);
  }

  @Test
  void keepsAnAddressOutThatIsRefusedTooOften() {
    Passage passage = Samples.passage("a", new Limit(1, Duration.ofSeconds(1)));
    counters.take(passage);
    counters.take(passage);
    for (int i = 0; i < 3; i++) {
      counters.invalid(passage.address());
    }

    assertThat(counters.take(passage))
        .isEqualTo(new Ruling(Ruling.Outcome.BANNED, 0, Duration.ofSeconds(30)));
    pass(Duration.ofSeconds(30));
    assertThat(counters.take(passage).allowed()).isTrue();
  }

  @Test
  void holdsNoMoreWindowsThanItMay() {
    for (int i = 0; i < 50; i++) {
      counters.take(Samples.passage("caller" + i, Samples.THREE_A_SECOND));
    }

    assertThat(counters.size()).isEqualTo(9);
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private static Passage bucket(String id) {
    return new Passage("a", "addr", new Bucket(id, "", Samples.THREE_A_SECOND, false, true));
  }
}
