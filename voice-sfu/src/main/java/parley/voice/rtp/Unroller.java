package parley.voice.rtp;

/// Makes of counters that wrap an index that does not: of two readings, the one that is nearest to
/// the highest index so far (RFC 3711, 3.3.1 and appendix A). Belongs to one thread.
public final class Unroller {
  private final long span;
  private long highest = -1;

  /// @param bits of the counter, at most 32
  public Unroller(int bits) {
    span = 1L << bits;
  }

  /// What index a counter stands for, if it is genuine; changes nothing.
  public long estimate(long counter) {
    if (highest < 0) {
      // One cycle of room below, for what comes before the first one.
      return span + counter;
    }
    long candidate = highest - highest % span + counter;
    if (candidate - highest > span / 2) {
      return candidate - span;
    }
    return highest - candidate >= span / 2 ? candidate + span : candidate;
  }

  /// Takes over an index that proved genuine.
  public void accept(long index) {
    highest = Math.max(highest, index);
  }
}
