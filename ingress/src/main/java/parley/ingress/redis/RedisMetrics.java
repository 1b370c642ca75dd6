package parley.ingress.redis;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/// What is measured of asking Redis.
public final class RedisMetrics {
  private static final Duration[] BUCKETS = {
    Duration.ofNanos(500_000),
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(20),
    Duration.ofMillis(50)
  };

  private final MeterRegistry registry;

  public RedisMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /// How asking ended.
  enum Outcome {
    ANSWERED,
    /// An error, or no answer in time.
    FAILED
  }

  void available(BooleanSupplier available) {
    Gauge.builder("parley.ingress.redis.available", () -> available.getAsBoolean() ? 1 : 0)
        .description("1 while Redis answers; at 0, limits are counted by this instance alone")
        .register(registry);
  }

  void asked(Outcome outcome, Duration time) {
    Timer.builder("parley.ingress.redis.requests")
        .description("Time from asking Redis to its answer")
        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(time);
  }
}
