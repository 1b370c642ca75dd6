package parley.streams.tail;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Tells readers of the hot tail which entries are committed. Stores show what a task has
/// processed, while clients hear of it only once its transaction is committed; an entry in between
/// must not be shown, since after a crash it would be decided anew and otherwise.
///
/// Stream threads report, query threads ask and wait; all methods may be called by any thread.
public final class CommitWatch {
  private final Map<Integer, Partition> partitions = new ConcurrentHashMap<>();

  /// What is known of one partition of the commands.
  private static final class Partition {
    /// The offset of the first command whose outcome is not committed.
    long uncommittedFrom = Long.MAX_VALUE;

    long lastProcessed = -1;

    /// Grows when a task starts anew, which voids what was not committed.
    long life;
  }

  /// A task of this partition starts; all that its stores hold is committed.
  public void started(int partition) {
    Partition state = partition(partition);
    synchronized (state) {
      state.life++;
      state.uncommittedFrom = Long.MAX_VALUE;
      state.lastProcessed = -1;
      state.notifyAll();
    }
  }

  /// A command is about to be decided.
  public void processing(int partition, long offset) {
    Partition state = partition(partition);
    synchronized (state) {
      state.lastProcessed = offset;
      if (state.uncommittedFrom == Long.MAX_VALUE) {
        state.uncommittedFrom = offset;
      }
    }
  }

  /// A transaction is committed that consumed the commands before `next`.
  public void committed(int partition, long next) {
    Partition state = partition(partition);
    synchronized (state) {
      state.uncommittedFrom = state.lastProcessed < next ? Long.MAX_VALUE : next;
      state.notifyAll();
    }
  }

  /// To be taken before entries are read.
  public long life(int partition) {
    Partition state = partition(partition);
    synchronized (state) {
      return state.life;
    }
  }

  /// Waits until an entry that was read during `life` is committed.
  ///
  /// @return false when the task started anew, so that the entries must be read again, or when the
  ///   time is over
  public boolean awaitCommitted(int partition, long life, long commandOffset, long timeoutMs)
      throws InterruptedException {
    Partition state = partition(partition);
    long deadlineNs = System.nanoTime() + timeoutMs * 1_000_000;
    synchronized (state) {
      while (state.life == life && commandOffset >= state.uncommittedFrom) {
        long leftMs = (deadlineNs - System.nanoTime()) / 1_000_000;
        if (leftMs <= 0) {
          return false;
        }
        state.wait(leftMs);
      }
      return state.life == life;
    }
  }

  private Partition partition(int partition) {
    return partitions.computeIfAbsent(partition, ignored -> new Partition());
  }
}
