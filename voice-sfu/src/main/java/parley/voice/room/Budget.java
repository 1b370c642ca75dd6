package parley.voice.room;

/// A bucket of tokens, refilled at a rate and never above one second's worth. Belongs to one
/// thread.
final class Budget {
  private static final double NANOS = 1e9;

  private final int perSecond;
  private double tokens;
  private long lastNs;

  Budget(int perSecond, long nowNs) {
    this.perSecond = perSecond;
    this.tokens = perSecond;
    this.lastNs = nowNs;
  }

  boolean take(long nowNs) {
    tokens = Math.min(perSecond, tokens + (nowNs - lastNs) * (perSecond / NANOS));
    lastNs = nowNs;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
