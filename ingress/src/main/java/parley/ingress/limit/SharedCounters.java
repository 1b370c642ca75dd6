package parley.ingress.limit;

import io.lettuce.core.ScriptOutputType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import parley.ingress.redis.Redis;
import parley.ingress.redis.RedisScript;

/// Counts in Redis: every request is one step of a script there, whatever asks at the same time.
final class SharedCounters {
  private static final RedisScript TAKE = RedisScript.beside(SharedCounters.class, "take.lua");
  private static final RedisScript INVALID =
      RedisScript.beside(SharedCounters.class, "invalid.lua");
  private static final Ruling.Outcome[] OUTCOMES = Ruling.Outcome.values();

  private final Redis redis;
  private final RateLimits limits;

  SharedCounters(Redis redis, RateLimits limits) {
    this.redis = redis;
    this.limits = limits;
  }

  CompletableFuture<Ruling> take(Passage passage) {
    Bucket bucket = passage.bucket();
    String[] keys = {passage.invalidKey(), passage.globalKey(), passage.bucketKey()};
    String[] arguments = {
      requests(limits.invalid()),
      ms(limits.invalid().window()),
      bucket.global() ? requests(limits.global()) : "0",
      ms(limits.global().window()),
      requests(bucket.limit()),
      ms(bucket.limit().window()),
      ms(limits.ban())
    };
    return redis
        .<List<Long>>ask(commands -> TAKE.run(commands, ScriptOutputType.MULTI, keys, arguments))
        .thenApply(SharedCounters::ruling);
  }

  CompletableFuture<Long> invalid(String address) {
    String[] keys = {Passage.invalidKey(address)};
    return redis.ask(
        commands ->
            INVALID.run(
                commands,
                ScriptOutputType.INTEGER,
                keys,
                requests(limits.invalid()),
                ms(limits.invalid().window()),
                ms(limits.ban())));
  }

  private static Ruling ruling(List<Long> answer) {
    return new Ruling(
        OUTCOMES[answer.get(0).intValue()],
        answer.get(1).intValue(),
        Duration.ofMillis(Math.max(1, answer.get(2))));
  }

  private static String requests(Limit limit) {
    return Integer.toString(limit.requests());
  }

  private static String ms(Duration time) {
    return Long.toString(time.toMillis());
  }
}
