package parley.ingress.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.ingress.redis.Redis;
import parley.ingress.redis.RedisMetrics;

class RateLimiterTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void countsAloneWhileRedisIsAway() throws IOException {
    int free = freePort();

    try (Redis redis = redis(free)) {
      assertThat(takeFour(redis)).containsExactly(true, true, true, false);
      assertThat(registry.get("parley.ingress.redis.available").gauge().value()).isZero();
    }
  }

  @Test
  void countsAloneWhileRedisHangs() throws IOException {
    // Takes connections and never answers.
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Redis redis = redis(silent.getLocalPort())) {
      assertThat(takeFour(redis)).containsExactly(true, true, true, false);
    }
  }

  private List<Boolean> takeFour(Redis redis) {
    RateLimiter limiter =
        new RateLimiter(
            new SharedCounters(redis, Samples.LIMITS),
            new LocalCounters(Samples.LIMITS, 10, System::nanoTime),
            new RateLimitMetrics(registry));
    Passage passage = Samples.passage("a", new Limit(3, Duration.ofMinutes(1)));
    List<Boolean> allowed = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      allowed.add(limiter.take(passage).join().allowed());
    }
    assertThat(
            registry
                .get("parley.ingress.ratelimit.rulings")
                .tags("counted", "local", "outcome", "limited")
                .counter()
                .count())
        .isEqualTo(1);
    return allowed;
  }

  private Redis redis(int port) {
    return Redis.open(
        "redis://127.0.0.1:" + port,
        Duration.ofMillis(50),
        System::nanoTime,
        new RedisMetrics(registry));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
