package parley.connect.elasticsearch;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// When to try again: after a pause that doubles with every failure in a row, up to a bound, and of
/// which a random half is left out so that tasks do not come all at once. For one thread.
final class Backoff {
  private final Duration first;
  private final Duration longest;
  private final LongSupplier nanoTime;
  private final RandomGenerator random;
  private int failures;
  private long untilNs;

  Backoff(Duration first, Duration longest, LongSupplier nanoTime, RandomGenerator random) {
    this.first = first;
    this.longest = longest;
    this.nanoTime = nanoTime;
    this.random = random;
  }

  void failed() {
    // More would only overflow.
    int doublings = Math.min(failures++, 20);
    long pauseNs = Math.min(first.toNanos() << doublings, longest.toNanos());
    untilNs = nanoTime.getAsLong() + pauseNs / 2 + random.nextLong(pauseNs / 2 + 1);
  }

  void succeeded() {
    failures = 0;
  }

  /// How long to wait still; zero when a try may be made.
  Duration left() {
    return failures == 0
        ? Duration.ZERO
        : Duration.ofNanos(Math.max(0, untilNs - nanoTime.getAsLong()));
  }
}
