package parley.contracts.snowflake;

import java.time.InstantSource;

/// Gives the ids of what ingress creates: guilds, channels, roles, users, credentials. Increasing,
/// and different from those of every other instance and of the topologies. Safe for any thread.
public final class EntityIds {
  private final InstantSource clock;
  private final int instance;
  private long lastMs;
  private int sequence;

  /// @param instance the number of this ingress instance, `0 … 1023`; no two may share one
  public EntityIds(InstantSource clock, int instance) {
    if (instance < 0 || instance >= 1 << Snowflake.WRITER_BITS) {
      throw new IllegalArgumentException("instance out of range: " + instance);
    }
    this.clock = clock;
    this.instance = instance;
  }

  public synchronized long next() {
    long nowMs = clock.millis();
    if (nowMs > lastMs) {
      lastMs = nowMs;
      sequence = 0;
    } else if (++sequence == Snowflake.INGRESS_SEQUENCE_BIT) {
      lastMs++;
      sequence = 0;
    }
    return Snowflake.of(lastMs, instance, Snowflake.INGRESS_SEQUENCE_BIT | sequence);
  }
}
