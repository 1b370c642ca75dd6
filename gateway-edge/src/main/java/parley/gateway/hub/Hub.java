package parley.gateway.hub;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.codec.MalformedRecordException;
import parley.contracts.edge.InboxRecord;
import parley.contracts.token.AccessToken;
import parley.gateway.fanout.Fanout;
import parley.gateway.frame.ClientFrame;
import parley.gateway.inbox.DeadInbox;
import parley.gateway.inbox.InboxListener;
import parley.gateway.inbox.Subscriptions;
import parley.gateway.metric.EdgeMetrics;
import parley.gateway.metric.LifeCause;
import parley.gateway.session.Outlet;
import parley.gateway.session.Reception;
import parley.gateway.session.Session;

/// The one thread that owns spaces and the list of sessions. Everything reaches it through one
/// bounded queue: batches of the inbox, logins and resumes, lost sockets. What a turn means for
/// sockets is handed to each event loop as one task.
///
/// A full queue holds the inbox back and refuses logins; a socket that is lost then is noticed when
/// its client resumes, or by nobody until the node stops, which the log says.
public final class Hub implements Reception, Runnable, AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Hub.class);
  private static final int TURN = 512;
  private static final Duration SWEEP = Duration.ofSeconds(1);

  /// Inbox records that may wait; above one batch of the reader.
  private static final int WAITING_RECORDS = 8_192;

  private final HubQueue queue;
  private final Rooms rooms;
  private final Fanout fanout;
  private final Subscriptions subscriptions;
  private final InstantSource clock;
  private final EdgeMetrics metrics;
  private final DeadInbox deadInbox;
  private final FailingSpaces failing = new FailingSpaces();
  private final Semaphore room = new Semaphore(WAITING_RECORDS);
  private volatile boolean closing;
  private long sweptAtMs;
  private long lostEpoch = -1;

  public Hub(
      HubQueue queue,
      Rooms rooms,
      Fanout fanout,
      Subscriptions subscriptions,
      DeadInbox deadInbox,
      InstantSource clock,
      EdgeMetrics metrics) {
    this.queue = queue;
    this.rooms = rooms;
    this.fanout = fanout;
    this.subscriptions = subscriptions;
    this.deadInbox = deadInbox;
    this.clock = clock;
    this.metrics = metrics;
    this.sweptAtMs = clock.millis();
  }

  @Override
  public boolean logIn(Outlet outlet, AccessToken token, ClientFrame.Identify identify) {
    return queue.offer(() -> rooms.logIn(outlet, token, identify));
  }

  @Override
  public boolean resume(Outlet outlet, AccessToken token, ClientFrame.Resume resume) {
    return queue.offer(() -> rooms.resume(outlet, token, resume));
  }

  @Override
  public boolean ask(Session session, ClientFrame.Request request) {
    return queue.offer(() -> rooms.ask(session, request));
  }

  @Override
  public void socketGone(Outlet outlet, @Nullable Session session, boolean goodbye) {
    if (!queue.offer(() -> rooms.socketGone(outlet, session, goodbye))) {
      LOGGER.warn("the hub is behind; a lost socket is noticed late");
    }
  }

  /// How the inbox speaks to the hub.
  public InboxListener inbox() {
    return new InboxListener() {
      @Override
      public void received(List<InboxRecord> batch) throws InterruptedException {
        room.acquire(batch.size());
        queue.put(
            () -> {
              try {
                batch.forEach(Hub.this::apply);
              } finally {
                room.release(batch.size());
              }
            });
      }

      @Override
      public void startOver(Runnable begin) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        queue.put(
            () -> {
              try {
                rooms.startOver();
                begin.run();
              } finally {
                begun.countDown();
              }
            });
        begun.await();
      }

      @Override
      public void unreadable(
          ConsumerRecord<byte[], byte[]> record, MalformedRecordException cause) {
        deadInbox.unreadable(record, cause);
      }
    };
  }

  /// Asks every client to come back elsewhere or later, before a stop.
  public void askAllToReconnect() throws InterruptedException {
    queue.put(rooms::askAllToReconnect);
  }

  @Override
  public void run() {
    try {
      while (!closing) {
        turn();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Does what waits, up to a bound; waits shortly when there is nothing.
  void turn() throws InterruptedException {
    List<Runnable> tasks = new ArrayList<>();
    Runnable first = queue.poll(SWEEP);
    if (first != null) {
      tasks.add(first);
      queue.drainTo(tasks, TURN - 1);
    }
    tasks.forEach(Hub::runSafely);
    sweepWhenDue();
    runSafely(rooms::settle);
    fanout.flush();
  }

  /// What cannot be applied is lost, and could be a right that was taken away: nothing more of this
  /// life is believed, and a new one begins. Of a space that fails again, nothing is told any more.
  private void apply(InboxRecord record) {
    if (record.epoch() == lostEpoch || failing.isSetAside(record.space(), clock.millis())) {
      return;
    }
    try {
      rooms.apply(record);
    } catch (RuntimeException e) {
      LOGGER.error("a record of the inbox cannot be applied", e);
      metrics.notApplied();
      deadInbox.notApplied(record, e);
      if (failing.failed(record.space(), clock.millis())) {
        rooms.setAside(record.space());
        return;
      }
      lostEpoch = record.epoch();
      subscriptions.end(lostEpoch, LifeCause.NOT_APPLIED);
    }
  }

  /// A mistake in one task must not end all sessions.
  private static void runSafely(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOGGER.error("a task of the hub failed", e);
    }
  }

  private void sweepWhenDue() {
    long nowMs = clock.millis();
    if (nowMs - sweptAtMs >= SWEEP.toMillis()) {
      runSafely(() -> rooms.sweep(sweptAtMs, nowMs));
      sweptAtMs = nowMs;
    }
  }

  @Override
  public void close() {
    closing = true;
  }
}
