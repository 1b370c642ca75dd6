package parley.ingress.limit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Counts in this process, as `take.lua` does in Redis. Holds a fixed number of windows; the oldest
/// go first, so that under many callers some are counted anew. Safe for any thread.
final class LocalCounters {
  private final RateLimits limits;
  private final LongSupplier nanoTime;
  private final Map<String, Window> windows;

  LocalCounters(RateLimits limits, int maxWindows, LongSupplier nanoTime) {
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.windows = new Windows(maxWindows);
  }

  private static final class Window {
    private int used;
    private long endNs;
  }

  private static final class Windows extends LinkedHashMap<String, Window> {
    private static final long serialVersionUID = 1;

    private final int maximum;

    Windows(int maximum) {
      this.maximum = maximum;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
      return size() > maximum;
    }
  }

  synchronized Ruling take(Passage passage) {
    long nowNs = nanoTime.getAsLong();
    Window invalid = open(passage.invalidKey(), limits.invalid().window(), nowNs);
    if (invalid.used >= limits.invalid().requests()) {
      return new Ruling(Ruling.Outcome.BANNED, 0, left(invalid, nowNs));
    }
    Bucket bucket = passage.bucket();
    if (bucket.global()) {
      Window all = count(passage.globalKey(), limits.global().window(), nowNs);
      if (all.used > limits.global().requests()) {
        return refuse(Ruling.Outcome.GLOBALLY_LIMITED, all, invalid, nowNs);
      }
    }
    Window window = count(passage.bucketKey(), bucket.limit().window(), nowNs);
    int remaining = bucket.limit().requests() - window.used;
    return remaining < 0
        ? refuse(Ruling.Outcome.LIMITED, window, invalid, nowNs)
        : new Ruling(Ruling.Outcome.ALLOWED, remaining, left(window, nowNs));
  }

  synchronized void invalid(String address) {
    long nowNs = nanoTime.getAsLong();
    invalid(open(Passage.invalidKey(address), limits.invalid().window(), nowNs), nowNs);
  }

  synchronized int size() {
    return windows.size();
  }

  private Ruling refuse(Ruling.Outcome outcome, Window decided, Window invalid, long nowNs) {
    invalid(invalid, nowNs);
    return new Ruling(outcome, 0, left(decided, nowNs));
  }

  /// Counts an invalid request; the last one that is borne begins the ban.
  private void invalid(Window invalid, long nowNs) {
    invalid.used++;
    if (invalid.used == limits.invalid().requests()) {
      invalid.endNs = nowNs + limits.ban().toNanos();
    }
  }

  private Window count(String key, Duration length, long nowNs) {
    Window window = open(key, length, nowNs);
    window.used++;
    return window;
  }

  private Window open(String key, Duration length, long nowNs) {
    Window window = windows.get(key);
    if (window == null || window.endNs - nowNs <= 0) {
      windows.remove(key);
      window = new Window();
      window.endNs = nowNs + length.toNanos();
      windows.put(key, window);
    }
    return window;
  }

  private static Duration left(Window window, long nowNs) {
    return Duration.ofNanos(window.endNs - nowNs);
  }
}
