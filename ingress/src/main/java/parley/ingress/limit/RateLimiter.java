package parley.ingress.limit;

import java.util.concurrent.CompletableFuture;

/// Counts in Redis, and in this process while Redis does not answer: then every instance lets
/// through as much as all of them together should, and the platform stays up.
final class RateLimiter {
  private final SharedCounters shared;
  private final LocalCounters local;
  private final RateLimitMetrics metrics;

  RateLimiter(SharedCounters shared, LocalCounters local, RateLimitMetrics metrics) {
    this.shared = shared;
    this.local = local;
    this.metrics = metrics;
    metrics.localWindows(local::size);
  }

  /// Never fails.
  CompletableFuture<Ruling> take(Passage passage) {
    return shared
        .take(passage)
        .handle(
            (ruling, failure) -> {
              if (failure == null) {
                metrics.ruled(ruling.outcome(), RateLimitMetrics.Counted.SHARED);
                return ruling;
              }
              Ruling own = local.take(passage);
              metrics.ruled(own.outcome(), RateLimitMetrics.Counted.LOCAL);
              return own;
            });
  }

  /// Counts an answer that says the request was wrong; nobody waits for it.
  void invalid(String address) {
    shared
        .invalid(address)
        .exceptionally(
            _ -> {
              local.invalid(address);
              return null;
            });
  }
}
