package parley.ingress.instance;

import io.lettuce.core.api.async.RedisAsyncCommands;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.UserId;
import parley.contracts.session.SessionStarts;
import parley.ingress.redis.Redis;

/// How many sessions bots began today, as the edge counts them in Redis. When Redis does not
/// answer, none are known of.
@Singleton
final class SessionLimits {
  private final Redis redis;

  SessionLimits(Redis redis) {
    this.redis = redis;
  }

  /// @param resetAfterMs until the count begins anew
  record Used(int sessions, long resetAfterMs) {}

  Used of(UserId bot) {
    CompletableFuture<Used> asked =
        redis.ask(
            (RedisAsyncCommands<String, String> commands) ->
                commands
                    .get(SessionStarts.dayKey(bot))
                    .thenCombine(commands.pttl(SessionStarts.dayKey(bot)), SessionLimits::used));
    try {
      return asked.join();
    } catch (CompletionException e) {
      // The API logs that Redis is away.
      return used(null, 0L);
    }
  }

  private static Used used(@Nullable String count, long leftMs) {
    return count == null || leftMs <= 0
        ? new Used(0, SessionStarts.DAY.toMillis())
        : new Used(Integer.parseInt(count), leftMs);
  }
}
