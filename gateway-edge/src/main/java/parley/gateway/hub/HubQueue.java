package parley.gateway.hub;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What waits for the hub's thread, bounded. Any thread may add.
public final class HubQueue {
  private static final int BOUND = 50_000;

  private final BlockingQueue<Runnable> tasks = new ArrayBlockingQueue<>(BOUND);

  /// @return false when too much waits
  public boolean offer(Runnable task) {
    return tasks.offer(task);
  }

  /// Waits until there is room.
  public void put(Runnable task) throws InterruptedException {
    tasks.put(task);
  }

  public int size() {
    return tasks.size();
  }

  @Nullable Runnable poll(Duration atMost) throws InterruptedException {
    return tasks.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  void drainTo(List<Runnable> turn, int atMost) {
    tasks.drainTo(turn, atMost);
  }
}
