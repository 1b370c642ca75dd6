package parley.contracts.snowflake;

/// Gives the ids of one partition's decisions: strictly increasing, also when the clock steps back
/// and when another instance with another clock goes on from the last id.
///
/// Not safe for use by several threads: a partition has one task.
public final class DecisionIds {
  /// Ids a millisecond. A thousand, so that a write timestamp in microseconds keeps their order.
  public static final int PER_MILLISECOND = 1_000;

  private final int partition;
  private long last;

  /// @param partition the partition of the space topics that the ids belong to
  /// @param last the last id that was given in this partition, or 0
  public DecisionIds(int partition, long last) {
    this.partition = partition;
    this.last = last;
  }

  /// The next id, at the given moment or just after the last one, whichever is later.
  public long next(long nowMs) {
    long lastMs = last == 0 ? 0 : Snowflake.unixMs(last);
    if (nowMs > lastMs) {
      last = Snowflake.of(nowMs, partition, 0);
    } else if (Snowflake.sequence(last) + 1 < PER_MILLISECOND) {
      last++;
    } else {
      last = Snowflake.of(lastMs + 1, partition, 0);
    }
    return last;
  }

  /// The last id given, or 0.
  public long last() {
    return last;
  }
}
