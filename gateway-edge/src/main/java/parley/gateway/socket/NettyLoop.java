package parley.gateway.socket;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import parley.gateway.fanout.EdgeLoop;

/// An event loop, and what it owes its sockets' clients.
///
/// Batches are carried out in slices: after some bytes the loop lets them go and looks after its
/// sockets before it goes on, else no write could complete in the meantime and clients that keep up
/// would look slow. Few batches may wait; then whoever has more waits too.
final class NettyLoop implements EdgeLoop {
  private static final int WAITING_BATCHES = 4;
  private static final long SLICE_BYTES = 4 << 20;

  private final int number;
  private final EventLoop loop;
  private final long budgetBytes;
  private final Semaphore room = new Semaphore(WAITING_BATCHES);
  private final Queue<Iterator<Runnable>> batches = new ArrayDeque<>(WAITING_BATCHES);
  private final List<GatewaySocket> gathering = new ArrayList<>();
  private final AtomicLong owedBytes = new AtomicLong();
  private long gatheredBytes;
  private boolean working;

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
        if (gatheredBytes >= SLICE_BYTES) {
          flush();
          loop.execute(this::work);
          return;
        }
        batch.next().run();
      }
      batches.remove();
      room.release();
    }
  }

  private void flush() {
    gathering.forEach(GatewaySocket::flush);
    gathering.clear();
    gatheredBytes = 0;
  }

  /// A socket begins to gather what a flush is to let go. On the loop.
  void gathers(GatewaySocket socket) {
    gathering.add(socket);
  }

  /// A socket gathered some bytes. On the loop.
  void gathered(int bytes) {
    gatheredBytes += bytes;
  }

  /// A socket owes more, or less.
  void owes(int bytes) {
    owedBytes.addAndGet(bytes);
  }

  /// What one socket may owe at most at this moment: as much as is left for all, so that the
  /// slowest are closed first and there is always room for those that keep up (Choudhury and Hahne,
  /// "Dynamic queue length thresholds for shared-memory packet switches", 1998, with alpha = 1).
  long roomBytes() {
    return Math.max(0, budgetBytes - owedBytes.get());
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
