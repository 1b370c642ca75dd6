package parley.ingress.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection, on which all requests travel in a pipeline. An answer comes within the limit of
/// time or not at all. After several failures in a row Redis is left alone for a moment, so that a
/// server that hangs costs a request now and then, and not the limit of time for every one.
///
/// Safe for any thread; never blocks. What waits for the server is bounded.
public final class Redis implements AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(Redis.class);
  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration REST = Duration.ofMillis(500);
  private static final int FAILURES_BEFORE_REST = 3;
  private static final int MAX_WAITING = 4_096;
  private static final int THREADS = 2;
  private static final Duration STOP = Duration.ofSeconds(3);

  private final ClientResources resources;
  private final RedisClient client;
  private final RedisURI uri;
  private final Duration limit;
  private final LongSupplier nanoTime;
  private final RedisMetrics metrics;
  private final AtomicInteger failures = new AtomicInteger();
  private volatile long restUntilNs;
  private volatile CompletableFuture<StatefulRedisConnection<String, String>> connection;

  private Redis(String url, Duration limit, LongSupplier nanoTime, RedisMetrics metrics) {
    this.resources =
        ClientResources.builder()
            .ioThreadPoolSize(THREADS)
            .computationThreadPoolSize(THREADS)
            .build();
    this.client = RedisClient.create(resources);
    client.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .requestQueueSize(MAX_WAITING)
            .socketOptions(SocketOptions.builder().connectTimeout(CONNECT).build())
            .build());
    this.uri = RedisURI.create(url);
    this.limit = limit;
    this.nanoTime = nanoTime;
    this.metrics = metrics;
    this.restUntilNs = nanoTime.getAsLong();
    this.connection = connect();
    metrics.available(this::isAvailable);
  }

  /// Starts to connect; Redis may be away.
  ///
  /// @param limit how long an answer may take
  public static Redis open(
      String url, Duration limit, LongSupplier nanoTime, RedisMetrics metrics) {
    return new Redis(url, limit, nanoTime, metrics);
  }

  /// The answer, or a failure within the limit of time.
  public <T> CompletableFuture<T> ask(
      Function<RedisAsyncCommands<String, String>, CompletionStage<T>> request) {
    long startNs = nanoTime.getAsLong();
    if (failures.get() >= FAILURES_BEFORE_REST && startNs - restUntilNs < 0) {
      return CompletableFuture.failedFuture(new RedisAwayException());
    }
    return connected()
        .thenCompose(open -> request.apply(open.async()))
        .orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS)
        .whenComplete((_, failure) -> ended(startNs, failure));
  }

  boolean isAvailable() {
    return failures.get() == 0 && connection.isDone() && !connection.isCompletedExceptionally();
  }

  @Override
  public void close() {
    client.shutdown(Duration.ZERO, STOP);
    resources
        .shutdown(0, STOP.toMillis(), TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(STOP.toMillis());
  }

  /// A first connection that failed is tried again by the next who asks; one that is lost later
  /// comes back by itself.
  private CompletableFuture<StatefulRedisConnection<String, String>> connected() {
    CompletableFuture<StatefulRedisConnection<String, String>> current = connection;
    if (!current.isCompletedExceptionally()) {
      return current;
    }
    synchronized (this) {
      if (connection.isCompletedExceptionally()) {
        connection = connect();
      }
      return connection;
    }
  }

  private CompletableFuture<StatefulRedisConnection<String, String>> connect() {
    try {
      return client.connectAsync(StringCodec.UTF8, uri).toCompletableFuture();
    } catch (IllegalStateException e) {
      // Closed: who still asks gets a failure like any other.
      return CompletableFuture.failedFuture(e);
    }
  }

  private void ended(long startNs, @Nullable Throwable failure) {
    long nowNs = nanoTime.getAsLong();
    if (failure == null) {
      if (failures.getAndSet(0) >= FAILURES_BEFORE_REST) {
        logger.info("Redis answers again");
      }
      metrics.asked(RedisMetrics.Outcome.ANSWERED, Duration.ofNanos(nowNs - startNs));
      return;
    }
    restUntilNs = nowNs + REST.toNanos();
    if (failures.incrementAndGet() == FAILURES_BEFORE_REST) {
      logger.warn("Redis does not answer: {}", failure.toString());
    }
    metrics.asked(RedisMetrics.Outcome.FAILED, Duration.ofNanos(nowNs - startNs));
  }
}
