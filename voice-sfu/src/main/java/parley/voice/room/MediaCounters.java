package parley.voice.room;

import java.util.concurrent.atomic.LongAdder;

/// What one media loop counts. Written by the loop, read by any thread.
public final class MediaCounters {
  private final LongAdder received = new LongAdder();
  private final LongAdder forwarded = new LongAdder();
  private final LongAdder forwardedBytes = new LongAdder();
  private final LongAdder[] drops = new LongAdder[Drop.values().length];

  public MediaCounters() {
    for (int reason = 0; reason < drops.length; reason++) {
      drops[reason] = new LongAdder();
    }
  }

  void received(int datagrams) {
    received.add(datagrams);
  }

  void forwarded(int bytes) {
    forwarded.increment();
    forwardedBytes.add(bytes);
  }

  void dropped(Drop reason) {
    drops[reason.ordinal()].increment();
  }

  public long received() {
    return received.sum();
  }

  public long forwarded() {
    return forwarded.sum();
  }

  public long forwardedBytes() {
    return forwardedBytes.sum();
  }

  public long drops(Drop reason) {
    return drops[reason.ordinal()].sum();
  }
}
