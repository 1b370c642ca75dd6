package parley.contracts.snowflake;

import java.time.Instant;

/// The layout of ids: 42 bits of milliseconds since 2015, 5 bits of worker, 5 bits of process, 12
/// bits of sequence. Ids compare unsigned in the order of their time.
///
/// Worker and process together name the one writer of an id: for messages and decisions the
/// partition of their space, for everything else the ingress instance. The two kinds of writer
/// never meet, since ingress sets the top bit of the sequence and the topologies never do.
public final class Snowflake {
  /// 2015-01-01T00:00:00Z in Unix milliseconds, as the public protocol has it.
  public static final long EPOCH_MS = 1_420_070_400_000L;

  public static final int WRITER_BITS = 10;
  public static final int SEQUENCE_BITS = 12;
  public static final int TIME_SHIFT = WRITER_BITS + SEQUENCE_BITS;

  /// The bit of the sequence that ids made by ingress carry.
  public static final int INGRESS_SEQUENCE_BIT = 1 << (SEQUENCE_BITS - 1);

  private static final long MAX_TIME_MS = (1L << 42) - 1;

  private Snowflake() {}

  /// Composes an id from Unix milliseconds, a writer (`0 … 1023`) and a sequence (`0 … 4095`).
  public static long of(long unixMs, int writer, int sequence) {
    long sinceEpochMs = unixMs - EPOCH_MS;
    if (sinceEpochMs < 0 || sinceEpochMs > MAX_TIME_MS) {
      throw new IllegalArgumentException("time out of range: " + unixMs);
    }
    if (writer < 0 || writer >= 1 << WRITER_BITS) {
      throw new IllegalArgumentException("writer out of range: " + writer);
    }
    if (sequence < 0 || sequence >= 1 << SEQUENCE_BITS) {
      throw new IllegalArgumentException("sequence out of range: " + sequence);
    }
    return sinceEpochMs << TIME_SHIFT | (long) writer << SEQUENCE_BITS | sequence;
  }

  /// The lowest id of a moment, for searches by time.
  public static long floor(long unixMs) {
    return Math.max(0, unixMs - EPOCH_MS) << TIME_SHIFT;
  }

  public static long unixMs(long id) {
    return (id >>> TIME_SHIFT) + EPOCH_MS;
  }

  public static Instant instant(long id) {
    return Instant.ofEpochMilli(unixMs(id));
  }

  public static int writer(long id) {
    return (int) (id >>> SEQUENCE_BITS) & ((1 << WRITER_BITS) - 1);
  }

  public static int sequence(long id) {
    return (int) id & ((1 << SEQUENCE_BITS) - 1);
  }

  /// The shard that a guild's events go to.
  public static int shard(long guildId, int shards) {
    return (int) Long.remainderUnsigned(guildId >>> TIME_SHIFT, shards);
  }

  /// The write timestamp, in microseconds, of the decision with this id. It grows with the order of
  /// decisions of a partition, because [DecisionIds] uses at most 1,000 sequence numbers a
  /// millisecond.
  public static long writeMicros(long decisionId) {
    return unixMs(decisionId) * 1_000 + sequence(decisionId);
  }
}
