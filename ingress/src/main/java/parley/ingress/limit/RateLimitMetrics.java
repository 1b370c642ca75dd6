package parley.ingress.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.Supplier;

/// What is measured of rate limits.
final class RateLimitMetrics {
  private final MeterRegistry registry;

  RateLimitMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /// Who counted a request.
  enum Counted {
    /// Redis, for all instances.
    SHARED,
    /// This instance alone, since Redis is away.
    LOCAL
  }

  void localWindows(Supplier<Number> count) {
    Gauge.builder("parley.ingress.ratelimit.local.windows", count)
        .description("Windows that this instance counts alone")
        .register(registry);
  }

  void ruled(Ruling.Outcome outcome, Counted counted) {
    Counter.builder("parley.ingress.ratelimit.rulings")
        .description("Requests by what the limits said, and by who counted them")
        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
        .tag("counted", counted.name().toLowerCase(Locale.ROOT))
        .register(registry)
        .increment();
  }
}
