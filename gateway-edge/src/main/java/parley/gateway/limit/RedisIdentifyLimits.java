package parley.gateway.limit;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.id.UserId;
import parley.contracts.session.SessionStarts;

/// Counts in Redis, one script for each identify, so that all nodes count together. When Redis does
/// not answer in [#PATIENCE], bots may identify: a limit that cannot be looked up is not reached.
public final class RedisIdentifyLimits implements IdentifyLimits, AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(RedisIdentifyLimits.class);
  private static final Duration PATIENCE = Duration.ofMillis(250);
  private static final int MAX_WAITING = 4_096;
  private static final int THREADS = 2;
  private static final Verdict[] VERDICTS = Verdict.values();

  private static final String TAKE =
      """
      if not redis.call('SET', KEYS[1], '1', 'NX', 'PX', ARGV[1]) then return 1 end
      local used = redis.call('INCR', KEYS[2])
      if used == 1 then redis.call('PEXPIRE', KEYS[2], ARGV[3]) end
      if used > tonumber(ARGV[2]) then return 2 end
      return 0
      """;

  private final ClientResources resources =
      ClientResources.builder()
          .ioThreadPoolSize(THREADS)
          .computationThreadPoolSize(THREADS)
          .build();
  private final RedisClient client = RedisClient.create(resources);
  private final RedisURI uri;
  private final long windowMs;
  private volatile CompletableFuture<StatefulRedisConnection<String, String>> connection;

  /// @param windowMs from one identify of a bucket to the next
  public RedisIdentifyLimits(String url, long windowMs) {
    this.windowMs = windowMs;
    uri = RedisURI.create(url);
    client.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .requestQueueSize(MAX_WAITING)
            .build());
    connection = connect();
  }

  @Override
  public CompletionStage<Verdict> take(UserId bot, int shard) {
    String[] keys = {SessionStarts.bucketKey(bot, shard), SessionStarts.dayKey(bot)};
    return connected()
        .thenCompose(
            open ->
                open.async()
                    .<Long>eval(
                        TAKE,
                        ScriptOutputType.INTEGER,
                        keys,
                        Long.toString(windowMs),
                        Integer.toString(SessionStarts.A_DAY),
                        Long.toString(SessionStarts.DAY.toMillis())))
        .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(answer -> VERDICTS[answer.intValue()])
        .exceptionally(
            failure -> {
              LOGGER.warn("identifies are not counted: {}", failure.toString());
              return Verdict.GO;
            });
  }

  /// A first connection that failed is tried again; one that is lost later comes back by itself.
  private synchronized CompletableFuture<StatefulRedisConnection<String, String>> connected() {
    if (connection.isCompletedExceptionally()) {
      connection = connect();
    }
    return connection;
  }

  private CompletableFuture<StatefulRedisConnection<String, String>> connect() {
    return client.connectAsync(StringCodec.UTF8, uri).toCompletableFuture();
  }

  @Override
  public void close() {
    client.close();
    resources.shutdown().awaitUninterruptibly();
  }
}
