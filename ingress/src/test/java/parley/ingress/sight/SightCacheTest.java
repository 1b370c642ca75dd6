package parley.ingress.sight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.space.SpaceId;
import parley.ingress.redis.Redis;
import parley.ingress.redis.RedisMetrics;

/// Two instances that share nothing but Redis.
@Tag("integration")
class SightCacheTest {
  private static final String URL =
      Optional.ofNullable(System.getenv("PARLEY_REDIS")).orElse("redis://127.0.0.1:16379");
  private static final UserId USER = new UserId(7);

  private final SpaceId space = new SpaceId(ThreadLocalRandom.current().nextLong());
  private final ChannelId channel = new ChannelId(ThreadLocalRandom.current().nextLong());
  private final Redis redis = redis(URL);
  private final SightCache one = cache(redis);
  private final SightCache other = cache(redis);

  @AfterEach
  void close() {
    redis.close();
  }

  @Test
  void shouldFindWhatAnotherInstanceRemembered() {
    assertThat(other.find(USER, channel)).isEmpty();

    one.put(USER, channel, new Sight(space, 5, -1));

    await().untilAsserted(() -> assertThat(other.find(USER, channel)).isPresent());
    assertThat(other.find(USER, channel)).contains(new Sight(space, 5, -1));
    assertThat(other.find(new UserId(8), channel)).isEmpty();
  }

  @Test
  void shouldFindNothingOfAFormerRevisionWhoeverRaisedIt() {
    one.put(USER, channel, new Sight(space, 9, 1));
    await().untilAsserted(() -> assertThat(other.find(USER, channel)).isPresent());

    other.raised(Map.of(space, 10L));

    assertThat(one.find(USER, channel)).isEmpty();
    assertThat(other.find(USER, channel)).isEmpty();
    one.raised(Map.of(space, 9L));
    one.put(USER, channel, new Sight(space, 9, 1));
    assertThat(one.find(USER, channel)).as("read before, remembered after").isEmpty();
  }

  @Test
  void shouldFindNothingWhenRedisForgotTheRevision() {
    one.put(USER, channel, new Sight(space, 5, 1));
    await().untilAsserted(() -> assertThat(one.find(USER, channel)).isPresent());

    redis.ask(commands -> commands.del("parley:revision:" + space.value())).join();

    assertThat(one.find(USER, channel)).isEmpty();
  }

  @Test
  void shouldFindNothingWhileRedisIsAway() {
    try (Redis away = redis("redis://127.0.0.1:1")) {
      SightCache alone = cache(away);
      alone.put(USER, channel, new Sight(space, 5, 1));
      alone.raised(Map.of(space, 6L));

      assertThat(alone.find(USER, channel)).isEmpty();
    }
  }

  private static SightCache cache(Redis redis) {
    return new SightCache(redis, new SimpleMeterRegistry());
  }

  /// Patient, so that a busy machine is not mistaken for a Redis that is away.
  private static Redis redis(String url) {
    return Redis.open(
        url, Duration.ofSeconds(10), System::nanoTime, new RedisMetrics(new SimpleMeterRegistry()));
  }
}
