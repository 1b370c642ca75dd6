package parley.gateway.socket;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.gateway.fanout.EdgeLoop;

/// An event loop, and what it owes its sockets' clients.
///
/// Batches are carried out in slices: after some bytes the loop lets them go and looks after its
/// sockets before it goes on, else no write could complete in the meantime and clients that keep up
/// would look slow. Few batches may wait; then whoever has more waits too.
///
/// All its clients share a budget. When half of it is owed, two things can be the matter. Some
/// clients are slow: whoever owes several times the average is closed at their next event. Or all
/// are, since the machine is busy: then the loop pauses, and what is new stays in the log. A pause
/// is short; if it does not help, whoever owes more than the average is closed.
final class NettyLoop implements EdgeLoop {
  private static final Logger LOGGER = LoggerFactory.getLogger(NettyLoop.class);
  private static final int WAITING_BATCHES = 4;
  private static final long SLICE_BYTES = 4 << 20;
  private static final long LONGEST_PAUSE_MS = 1_000;
  private static final int SLOW = 4;
  private static final int MAX_USUAL_BYTES = 1 << 16;

  private final int number;
  private final EventLoop loop;
  private final long budgetBytes;
  private final Semaphore room = new Semaphore(WAITING_BATCHES);
  private final Queue<Iterator<Runnable>> batches = new ArrayDeque<>(WAITING_BATCHES);
  private final List<GatewaySocket> gathering = new ArrayList<>();
  private final AtomicLong owedBytes = new AtomicLong();
  private int sockets;
  private int usualBytes = 1_024;
  private long gatheredBytes;
  private boolean working;
  private @Nullable Future<?> pause;
  private boolean strict;

  /// @param budgetBytes what all its sockets together may owe
  NettyLoop(int number, EventLoop loop, long budgetBytes) {
    this.number = number;
    this.loop = loop;
    this.budgetBytes = budgetBytes;
  }

  int number() {
    return number;
  }

  EventLoop eventLoop() {
    return loop;
  }

  @Override
  public void execute(List<Runnable> tasks) {
    room.acquireUninterruptibly();
    loop.execute(
        () -> {
          batches.add(tasks.iterator());
          if (!working) {
            working = true;
            work();
          }
        });
  }

  /// Waits until all that was given to the loop is done.
  void await() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    execute(List.of(() -> done.complete(null)));
    done.join();
  }

  private void work() {
    while (true) {
      Iterator<Runnable> batch = batches.peek();
      if (batch == null) {
        working = false;
        flush();
        return;
      }
      while (batch.hasNext()) {
        if (isMuchOwed() && !strict) {
          flush();
          pause = loop.schedule(this::endPause, LONGEST_PAUSE_MS, TimeUnit.MILLISECONDS);
          return;
        }
        if (gatheredBytes >= SLICE_BYTES) {
          flush();
          loop.execute(this::work);
          return;
        }
        runSafely(batch.next());
      }
      batches.remove();
      room.release();
    }
  }

  /// A mistake in one task must not stop the loop, and with it the hub, for good.
  private static void runSafely(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOGGER.error("a task of an event loop failed", e);
    }
  }

  private void endPause() {
    pause = null;
    strict = true;
    work();
  }

  private boolean isMuchOwed() {
    return owedBytes.get() > budgetBytes / 2;
  }

  private void flush() {
    if (gathering.isEmpty()) {
      return;
    }
    usualBytes = Math.min(MAX_USUAL_BYTES, (int) (gatheredBytes / gathering.size()) * 5 / 4);
    gathering.forEach(GatewaySocket::flush);
    gathering.clear();
    gatheredBytes = 0;
  }

  /// What a socket is likely to gather until the next flush: as much as the last time. On the loop.
  int usualBytes() {
    return usualBytes;
  }

  /// A socket begins to gather what a flush is to let go. On the loop.
  void gathers(GatewaySocket socket) {
    gathering.add(socket);
  }

  /// A socket gathered some bytes. On the loop.
  void gathered(int bytes) {
    gatheredBytes += bytes;
  }

  /// A socket opened, or, with -1, closed. On the loop.
  void count(int change) {
    sockets += change;
  }

  /// A socket owes more, or less. On the loop.
  void owes(int bytes) {
    owedBytes.addAndGet(bytes);
    if (!isMuchOwed()) {
      strict = false;
      if (pause != null && pause.cancel(false)) {
        pause = null;
        loop.execute(this::work);
      }
    }
  }

  /// What one socket may owe at this moment. On the loop.
  long limitBytes(long usual) {
    if (!isMuchOwed()) {
      return usual;
    }
    long average = owedBytes.get() / Math.max(1, sockets);
    return Math.min(usual, strict ? average : SLOW * average);
  }

  /// Safe for any thread.
  long owedBytes() {
    return owedBytes.get();
  }

  /// Batches that wait or are being carried out. Safe for any thread.
  int backlog() {
    return WAITING_BATCHES - room.availablePermits();
  }
}
