package parley.ingress.limit;

import java.time.Duration;

/// Limits that tests reach quickly.
final class Samples {
  static final Limit THREE_A_SECOND = new Limit(3, Duration.ofSeconds(1));
  static final RateLimits LIMITS =
      new RateLimits(
          new Limit(10, Duration.ofSeconds(1)),
          new Limit(3, Duration.ofSeconds(5)),
          new Limit(5, Duration.ofSeconds(5)),
          new Limit(2, Duration.ofSeconds(60)),
          new Limit(4, Duration.ofSeconds(600)),
          Duration.ofSeconds(30));

  private Samples() {}

  static Passage passage(String caller, Limit limit) {
    return new Passage(caller, "addr:" + caller, new Bucket("b", "1", limit, false, true));
  }
}
