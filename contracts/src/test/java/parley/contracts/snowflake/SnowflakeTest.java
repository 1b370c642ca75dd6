package parley.contracts.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SnowflakeTest {
  private static final long NOW_MS = Instant.parse("2026-11-24T04:28:54.759Z").toEpochMilli();

  /// The example of the public documentation.
  @Test
  void readsThePartsOfAnId() {
    long id = 175928847299117063L;

    assertThat(Snowflake.instant(id)).isEqualTo(Instant.parse("2016-04-30T11:18:25.796Z"));
    assertThat(Snowflake.writer(id)).isEqualTo(1 << 5);
    assertThat(Snowflake.sequence(id)).isEqualTo(7);
    assertThat(Snowflake.of(1462015105796L, 1 << 5, 7)).isEqualTo(id);
  }

  @Test
  void refusesPartsThatDoNotFit() {
    assertRefused(Snowflake.EPOCH_MS - 1, 0, 0, "time");
    assertRefused(Snowflake.EPOCH_MS + (1L << 42), 0, 0, "time");
    assertRefused(NOW_MS, -1, 0, "writer");
    assertRefused(NOW_MS, 1024, 0, "writer");
    assertRefused(NOW_MS, 0, -1, "sequence");
    assertRefused(NOW_MS, 0, 4096, "sequence");
  }

  @Test
  void theLastIdOfAllTimeStillFits() {
    long last = Snowflake.of(Snowflake.EPOCH_MS + (1L << 42) - 1, 1023, 4095);

    assertThat(last).isEqualTo(-1L);
    assertThat(Snowflake.unixMs(last)).isEqualTo(Snowflake.EPOCH_MS + (1L << 42) - 1);
    assertThat(Long.compareUnsigned(last, Snowflake.of(NOW_MS, 0, 0))).isPositive();
  }

  @Test
  void theFloorOfAMomentIsItsLowestId() {
    assertThat(Snowflake.floor(NOW_MS)).isEqualTo(Snowflake.of(NOW_MS, 0, 0));
    assertThat(Snowflake.floor(0)).isZero();
  }

  @Test
  void shardsByTheTimeOfTheGuild() {
    long guild = Snowflake.of(NOW_MS, 1023, 4095);

    assertThat(Snowflake.shard(guild, 1)).isZero();
    assertThat(Snowflake.shard(guild, 16)).isEqualTo((int) ((guild >> 22) % 16));
  }

  private static void assertRefused(long unixMs, int writer, int sequence, String what) {
    assertThatThrownBy(() -> Snowflake.of(unixMs, writer, sequence))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(what);
  }
}
