package parley.ingress.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parley.ingress.redis.Redis;
import parley.ingress.redis.RedisMetrics;

@Tag("integration")
class SharedCountersTest {
  private static final String URL =
      Optional.ofNullable(System.getenv("PARLEY_REDIS")).orElse("redis://127.0.0.1:16379");
  private static final int THREADS = 16;
  private static final int TRIES = 200;
  private static final int ALLOWED = 500;

  private final Redis one = redis();
  private final Redis other = redis();
  private final String caller = UUID.randomUUID().toString();

  @AfterEach
  void close() {
    one.close();
    other.close();
  }

  /// Two instances as they would run in two processes: they share nothing but Redis.
  @Test
  void letsExactlyAsManyThroughWhateverAsksAtOnce()
      throws InterruptedException, ExecutionException {
    RateLimits limits = limits(1_000_000);
    List<SharedCounters> instances =
        List.of(new SharedCounters(one, limits), new SharedCounters(other, limits));
    Passage passage = Samples.passage(caller, new Limit(ALLOWED, Duration.ofMinutes(1)));
    List<Future<Integer>> counts = new ArrayList<>();

    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (int i = 0; i < THREADS; i++) {
        SharedCounters instance = instances.get(i % instances.size());
        counts.add(threads.submit(() -> allowed(instance, passage)));
      }
    }

    int allowed = 0;
    for (Future<Integer> count : counts) {
      allowed += count.get();
    }
    assertThat(allowed).isEqualTo(ALLOWED);
  }

  @Test
  void saysWhatIsLeft() {
    SharedCounters counters = new SharedCounters(one, limits(1_000));
    Passage passage = Samples.passage(caller, new Limit(2, Duration.ofMinutes(1)));

    assertThat(counters.take(passage).join().remaining()).isEqualTo(1);
    assertThat(counters.take(passage).join().remaining()).isZero();
    Ruling refused = counters.take(passage).join();
    assertThat(refused.outcome()).isEqualTo(Ruling.Outcome.LIMITED);
    assertThat(refused.resetAfter()).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
  }

  @Test
  void keepsAnAddressOutThatIsRefusedTooOften() {
    SharedCounters counters = new SharedCounters(one, limits(4));
    Passage passage = Samples.passage(caller, new Limit(1, Duration.ofMinutes(1)));
    counters.take(passage).join();
    counters.take(passage).join();
    for (int i = 0; i < 3; i++) {
      counters.invalid(passage.address()).join();
    }

    Ruling ruling = counters.take(passage).join();

    assertThat(ruling.outcome()).isEqualTo(Ruling.Outcome.BANNED);
    assertThat(ruling.resetAfter()).isLessThanOrEqualTo(Duration.ofSeconds(30));
  }

  private static int allowed(SharedCounters instance, Passage passage) {
    int allowed = 0;
    for (int i = 0; i < TRIES; i++) {
      if (instance.take(passage).join().allowed()) {
        allowed++;
      }
    }
    return allowed;
  }

  private static RateLimits limits(int invalid) {
    return new RateLimits(
        new Limit(1_000_000, Duration.ofSeconds(1)),
        Samples.THREE_A_SECOND,
        Samples.THREE_A_SECOND,
        Samples.THREE_A_SECOND,
        new Limit(invalid, Duration.ofMinutes(10)),
        Duration.ofSeconds(30));
  }

  /// Patient, so that a busy machine is not mistaken for a Redis that is away.
  private static Redis redis() {
    return Redis.open(
        URL, Duration.ofSeconds(10), System::nanoTime, new RedisMetrics(new SimpleMeterRegistry()));
  }
}
