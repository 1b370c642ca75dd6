package parley.contracts.space;

/// The one rule that says in which partition the records of a space live. Producers, topologies and
/// the Debezium transform all call it, so what belongs to a space meets in one stream task.
///
/// Snowflakes of one moment differ in few bits, so the id is mixed first with the finaliser of
/// SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014).
public final class SpacePartitioner {
  private SpacePartitioner() {}

  /// The partition of a space, in `0 … partitions - 1`.
  public static int partition(SpaceId space, int partitions) {
    if (partitions < 1) {
      throw new IllegalArgumentException("partitions must be positive: " + partitions);
    }
    return (int) Long.remainderUnsigned(mix(space.value()), partitions);
  }

  private static long mix(long value) {
    long mixed = value + 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
