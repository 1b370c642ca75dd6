package parley.contracts.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EntityIdsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void growsWhenTheClockStepsBack() {
    AtomicLong nowMs = new AtomicLong(NOW.toEpochMilli());
    EntityIds ids = new EntityIds(() -> Instant.ofEpochMilli(nowMs.get()), 5);
    long first = ids.next();

    nowMs.addAndGet(-10_000);

    assertThat(ids.next()).isGreaterThan(first);
  }

  @Test
  void borrowsFromTheFutureWhenAMillisecondIsFull() {
    EntityIds ids = new EntityIds(InstantSource.fixed(NOW), 5);
    long last = 0;
    for (int i = 0; i < 10_000; i++) {
      long next = ids.next();
      assertThat(next).isGreaterThan(last);
      assertThat(Snowflake.writer(next)).isEqualTo(5);
      last = next;
    }
    assertThat(Snowflake.instant(last)).isEqualTo(NOW.plusMillis(4));
  }

  @Test
  void givesEveryThreadIdsOfItsOwnInOrder() throws Exception {
    EntityIds ids = new EntityIds(InstantSource.fixed(NOW), 5);
    int threads = 8;
    int each = 20_000;
    Callable<List<Long>> draw =
        () -> {
          List<Long> drawn = new ArrayList<>(each);
          for (int i = 0; i < each; i++) {
            drawn.add(ids.next());
          }
          return drawn;
        };
    Set<Long> all = new HashSet<>();

    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      for (Future<List<Long>> drawn : executor.invokeAll(Collections.nCopies(threads, draw))) {
        assertThat(drawn.get()).isSorted();
        all.addAll(drawn.get());
      }
    }

    assertThat(all).hasSize(threads * each);
  }

  /// One number names both a partition and an ingress instance, and all draw at the same moment.
  @Test
  void neverMeetsTheIdsOfTopologies() {
    Set<Long> all = new HashSet<>();
    int writers = 16;
    int each = 5_000;
    for (int writer = 0; writer < writers; writer++) {
      EntityIds entities = new EntityIds(InstantSource.fixed(NOW), writer);
      DecisionIds decisions = new DecisionIds(writer, 0);
      for (int i = 0; i < each; i++) {
        all.add(entities.next());
        all.add(decisions.next(NOW.toEpochMilli()));
      }
    }

    assertThat(all).hasSize(2 * writers * each);
  }

  @Test
  void refusesAnInstanceThatDoesNotFit() {
    InstantSource clock = InstantSource.fixed(NOW);

    assertThatThrownBy(() -> new EntityIds(clock, 1024))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EntityIds(clock, -1)).isInstanceOf(IllegalArgumentException.class);
  }
}
