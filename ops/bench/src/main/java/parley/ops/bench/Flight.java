package parley.ops.bench;

import java.util.concurrent.atomic.AtomicInteger;

/// One message on its way. The clock is `System.nanoTime`; 0 means not yet.
final class Flight {
  final long dueNs;
  volatile long acceptedNs;
  volatile long messageId;
  volatile long firstNs;
  volatile long medianNs;
  volatile long lastNs;

  /// When ingress wrote the command, in Unix milliseconds; with a [LogProbe] only, as the next.
  volatile long commandMs;

  /// When the committed decision could be read from the inbox.
  volatile long inboxNs;

  private final AtomicInteger received = new AtomicInteger();

  Flight(long dueNs) {
    this.dueNs = dueNs;
  }

  void accepted(long id, long atNs) {
    messageId = id;
    acceptedNs = atNs;
  }

  void received(long atNs, int sessions) {
    int count = received.incrementAndGet();
    if (count == 1) {
      firstNs = atNs;
    }
    if (count == (sessions + 1) / 2) {
      medianNs = atNs;
    }
    if (count == sessions) {
      lastNs = atNs;
    }
  }

  boolean complete() {
    return lastNs != 0 && acceptedNs != 0;
  }
}
