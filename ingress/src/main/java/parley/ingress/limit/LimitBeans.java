package parley.ingress.limit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import parley.ingress.IngressConfig;
import parley.ingress.redis.Redis;

/// Puts the rate limits together.
@Factory
final class LimitBeans {
  private static final int MAX_LOCAL_WINDOWS = 20_000;

  @Singleton
  RateLimiter limiter(IngressConfig config, Redis redis, MeterRegistry registry) {
    RateLimits limits = config.limits();
    return new RateLimiter(
        new SharedCounters(redis, limits),
        new LocalCounters(limits, MAX_LOCAL_WINDOWS, System::nanoTime),
        new RateLimitMetrics(registry));
  }

  @Singleton
  RouteBuckets buckets(IngressConfig config) {
    return new RouteBuckets(config.limits());
  }

  @Singleton
  ClientAddress addresses(IngressConfig config) {
    return new ClientAddress(config.proxies());
  }
}
