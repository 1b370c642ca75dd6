package parley.contracts.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionIdsTest {
  private static final int PARTITION = 3;
  private static final long NOW_MS = Snowflake.EPOCH_MS + 1_000_000;

  @Test
  void startsAtTheGivenMoment() {
    long id = new DecisionIds(PARTITION, 0).next(NOW_MS);

    assertThat(id).isEqualTo(Snowflake.of(NOW_MS, PARTITION, 0));
  }

  @Test
  void runsIntoTheNextMillisecondAfterAThousand() {
    DecisionIds ids = new DecisionIds(PARTITION, 0);
    for (int i = 0; i < DecisionIds.PER_MILLISECOND; i++) {
      assertThat(Snowflake.unixMs(ids.next(NOW_MS))).isEqualTo(NOW_MS);
    }

    assertThat(ids.next(NOW_MS)).isEqualTo(Snowflake.of(NOW_MS + 1, PARTITION, 0));
  }

  /// Clock steps, bursts, and hand-overs to an instance that knows only the last id.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void growsWhateverTheClockDoes(long seed) {
    Random random = new Random(seed);
    DecisionIds ids = new DecisionIds(PARTITION, 0);
    long nowMs = NOW_MS;
    long last = 0;
    for (int i = 0; i < 200_000; i++) {
      nowMs +=
          switch (random.nextInt(1_000)) {
            case 0 -> -random.nextInt(500);
            case 1 -> random.nextInt(500);
            default -> random.nextInt(500) == 0 ? 1 : 0;
          };
      if (random.nextInt(1_000) == 0) {
        ids = new DecisionIds(PARTITION, ids.last());
      }

      long next = ids.next(nowMs);

      String which = "seed " + seed + ", id " + i;
      assertThat(next).as(which).isGreaterThan(last);
      assertThat(Snowflake.writeMicros(next))
          .as("write timestamp, " + which)
          .isGreaterThan(last == 0 ? 0 : Snowflake.writeMicros(last));
      assertThat(Snowflake.writer(next)).as(which).isEqualTo(PARTITION);
      assertThat(Snowflake.sequence(next)).as(which).isLessThan(Snowflake.INGRESS_SEQUENCE_BIT);
      last = next;
    }
    assertThat(ids.last()).isEqualTo(last);
  }
}
