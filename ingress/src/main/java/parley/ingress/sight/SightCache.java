package parley.ingress.sight;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lettuce.core.ScriptOutputType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.space.SpaceId;
import parley.ingress.database.Revisions;
import parley.ingress.redis.Redis;
import parley.ingress.redis.RedisScript;

/// Remembers what people may do in channels: here, and in Redis for all instances.
///
/// Each entry says which revision of the guild it was computed from. Redis also has the revision of
/// every guild that was changed or looked at lately, raised before a change is answered, and an
/// entry counts only while the two are the same. So nothing stale is found after a change was
/// answered, by whatever instance, and a guild's entries need not be enumerated to void them. When
/// Redis is away, nothing is found. Safe for any thread.
public final class SightCache implements Revisions {
  private static final Logger logger = LoggerFactory.getLogger(SightCache.class);
  private static final Duration LIFE = Duration.ofMinutes(5);

  /// Longer than an entry can live, here after there.
  private static final Duration LIFE_OF_REVISIONS = Duration.ofMinutes(30);

  private static final int MAX_HERE = 100_000;
  private static final int MAX_UNTOLD = 10_000;
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final String ENTRY = "parley:sight:";
  private static final String REVISION = "parley:revision:";
  private static final RedisScript RAISE = RedisScript.beside(SightCache.class, "raise.lua");

  private final Redis redis;
  private final Cache<Key, Sight> here =
      Caffeine.newBuilder().maximumSize(MAX_HERE).expireAfterWrite(LIFE).build();
  private final Map<SpaceId, Long> untold = new ConcurrentHashMap<>();
  private final AtomicBoolean telling = new AtomicBoolean();
  private final Counter hits;
  private final Counter misses;

  private record Key(UserId user, ChannelId channel) {
    String text() {
      return ENTRY + channel.value() + ":" + user.value();
    }
  }

  public SightCache(Redis redis, MeterRegistry registry) {
    this.redis = redis;
    this.hits = counter(registry, "hit");
    this.misses = counter(registry, "miss");
    Gauge.builder("parley.ingress.sights.here", here, Cache::estimatedSize)
        .description("Entries that this instance remembers")
        .register(registry);
    Gauge.builder("parley.ingress.sights.untold", untold, Map::size)
        .description("Changed guilds that Redis has not heard of yet")
        .register(registry);
  }

  /// What is known to be in force. Blocks no longer than Redis may take for two answers.
  public Optional<Sight> find(UserId user, ChannelId channel) {
    Key key = new Key(user, channel);
    try {
      Sight known = here.getIfPresent(key);
      Optional<Sight> found = known == null ? fetch(key) : Optional.of(known);
      if (found.isPresent() && isInForce(found.get())) {
        here.put(key, found.get());
        hits.increment();
        return found;
      }
      here.invalidate(key);
    } catch (CompletionException e) {
      logger.debug("Redis was asked in vain", e);
    }
    misses.increment();
    return Optional.empty();
  }

  /// Remembers what was read from the database. Does not wait for Redis.
  public void put(UserId user, ChannelId channel, Sight sight) {
    Key key = new Key(user, channel);
    here.put(key, sight);
    raise(sight.space(), sight.revision())
        .thenCompose(
            _ -> redis.ask(commands -> commands.setex(key.text(), LIFE.toSeconds(), sight.write())))
        .exceptionally(
            failure -> {
              logger.debug("not remembered", failure);
              return null;
            });
  }

  /// Voids what was computed from former revisions. What Redis cannot be told now, it is told as
  /// soon as it answers.
  @Override
  public void raised(Map<SpaceId, Long> revisions) {
    List<CompletableFuture<Long>> answers = new ArrayList<>();
    revisions.forEach(
        (space, revision) ->
            answers.add(
                raise(space, revision)
                    .whenComplete(
                        (_, failure) -> {
                          if (failure != null) {
                            logger.debug("Redis does not know of a change yet", failure);
                            tellLater(space, revision);
                          }
                        })
                    .exceptionally(_ -> revision)));
    answers.forEach(CompletableFuture::join);
  }

  private Optional<Sight> fetch(Key key) {
    String text = redis.<String>ask(commands -> commands.get(key.text())).join();
    return text == null ? Optional.empty() : Sight.read(text);
  }

  /// A revision that Redis does not know says nothing: it may have forgotten the last change.
  private boolean isInForce(Sight sight) {
    String present =
        redis.<String>ask(commands -> commands.get(REVISION + sight.space().value())).join();
    return present != null && present.equals(Long.toString(sight.revision()));
  }

  private CompletableFuture<Long> raise(SpaceId space, long revision) {
    return redis.ask(
        commands ->
            RAISE.run(
                commands,
                ScriptOutputType.INTEGER,
                new String[] {REVISION + space.value()},
                Long.toString(revision),
                Long.toString(LIFE_OF_REVISIONS.toSeconds())));
  }

  private void tellLater(SpaceId space, long revision) {
    if (untold.size() < MAX_UNTOLD || untold.containsKey(space)) {
      untold.merge(space, revision, Math::max);
    } else {
      logger.error("Redis will not hear of revision {} of {}", revision, space);
    }
    if (telling.compareAndSet(false, true)) {
      Thread.ofVirtual().name("untold-revisions").start(this::tellAll);
    }
  }

  private void tellAll() {
    try {
      while (!untold.isEmpty()) {
        TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        untold.forEach(
            (space, revision) -> {
              raise(space, revision).join();
              untold.remove(space, revision);
            });
      }
    } catch (CompletionException e) {
      logger.debug("Redis is still away", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } finally {
      telling.set(false);
    }
    if (!untold.isEmpty() && telling.compareAndSet(false, true)) {
      Thread.ofVirtual().name("untold-revisions").start(this::tellAll);
    }
  }

  private static Counter counter(MeterRegistry registry, String outcome) {
    return Counter.builder("parley.ingress.sights")
        .description("Permissions that were looked for before the database was asked")
        .tag("outcome", outcome)
        .register(registry);
  }
}
