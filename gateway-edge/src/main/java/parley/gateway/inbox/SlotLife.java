package parley.gateway.inbox;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import parley.gateway.metric.LifeCause;

/// One life of the slot: its epoch, when each partition last took its sign of life, and what ended
/// it. The topologies give up a slot that is silent for 60 seconds; a life ends at half of that, so
/// that it does not go on with something missing. Safe for any thread.
final class SlotLife {
  /// From a sign of life that a partition took, to the next one.
  static final long LONGEST_SILENCE_MS = 30_000;

  private final long epoch;
  private final long[] saidAtMs;
  private @Nullable LifeCause end;

  SlotLife(long epoch, int partitions, long nowMs) {
    this.epoch = epoch;
    this.saidAtMs = new long[partitions];
    Arrays.fill(saidAtMs, nowMs);
  }

  long epoch() {
    return epoch;
  }

  /// A partition took a sign of life.
  ///
  /// @param saidMs when it was said: it is at least as old in the log
  synchronized void taken(int partition, long saidMs, long nowMs) {
    if (nowMs - saidAtMs[partition] > LONGEST_SILENCE_MS) {
      end(LifeCause.SILENT);
    }
    saidAtMs[partition] = saidMs;
  }

  /// Something of this life is lost; a new one has to begin. The first cause counts.
  synchronized void end(LifeCause cause) {
    if (end == null) {
      end = cause;
    }
  }

  /// What ended it, or null.
  synchronized @Nullable LifeCause ended() {
    return end;
  }
}
