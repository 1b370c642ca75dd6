package parley.ingress.moderation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.ingress.database.Database;

/// Works on the purges of all instances, one after the other. A purge is a row until it is done: it
/// outlives who began it, and whoever goes on begins anew, which does no harm. Runs on one thread
/// of its own.
final class MessagePurger implements AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(MessagePurger.class);
  private static final long PAUSE_MS = 1_000;
  private static final long STOP_MS = 5_000;

  /// After that long another instance takes a purge over.
  private static final Duration CLAIM = Duration.ofMinutes(5);

  private final Database database;
  private final PurgeWork work;
  private final InstantSource clock;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;

  private MessagePurger(Database database, PurgeWork work, InstantSource clock) {
    this.database = database;
    this.work = work;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("message-purges").daemon().unstarted(this::run);
  }

  static MessagePurger start(Database database, PurgeWork work, InstantSource clock) {
    MessagePurger purger = new MessagePurger(database, work, clock);
    purger.thread.start();
    return purger;
  }

  @Override
  public void close() throws InterruptedException {
    stopping.countDown();
    thread.join(STOP_MS);
  }

  private void run() {
    while (stopping.getCount() > 0) {
      try {
        if (!workOnOne()) {
          pause();
        }
      } catch (RuntimeException e) {
        // The database, the history or a topology is away: the row is still there.
        logger.warn("messages cannot be purged now, trying again: {}", e.getMessage());
        pause();
      }
    }
  }

  private boolean workOnOne() {
    Optional<Purge> purge =
        database.run(rows -> PurgeRows.claim(rows, clock.instant(), clock.instant().plus(CLAIM)));
    if (purge.isEmpty()) {
      return false;
    }
    work.run(purge.get());
    database.run(
        rows -> {
          PurgeRows.finish(rows, purge.get());
          return List.of();
        });
    return true;
  }

  private void pause() {
    try {
      stopping.await(PAUSE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      stopping.countDown();
    }
  }
}
