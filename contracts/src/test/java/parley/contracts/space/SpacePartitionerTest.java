package parley.contracts.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.contracts.snowflake.Snowflake;

class SpacePartitionerTest {
  /// Records lie where these numbers say: a change moves every space away from its data.
  @ParameterizedTest
  @CsvSource({
    "0, 3, 7, 47",
    "1, 1, 5, 1",
    "1200000000000000001, 1, 5, 29",
    "1574619823856418817, 2, 6, 58",
    "9223372036854775807, 3, 3, 39",
    "-1, 0, 8, 32",
  })
  void neverMovesASpace(long space, int of4, int of12, int of64) {
    SpaceId id = new SpaceId(space);

    assertThat(SpacePartitioner.partition(id, 4)).isEqualTo(of4);
    assertThat(SpacePartitioner.partition(id, 12)).isEqualTo(of12);
    assertThat(SpacePartitioner.partition(id, 64)).isEqualTo(of64);
  }

  /// Ids of one instance differ by whole milliseconds, and would meet in few partitions unmixed.
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 12, 64, 1000})
  void spreadsSpacesEvenly(int partitions) {
    int spaces = partitions * 1_000;
    int[] counts = new int[partitions];
    for (int i = 0; i < spaces; i++) {
      long id = Snowflake.of(Snowflake.EPOCH_MS + i, 0, Snowflake.INGRESS_SEQUENCE_BIT);
      counts[SpacePartitioner.partition(new SpaceId(id), partitions)]++;
    }

    for (int count : counts) {
      assertThat(count).isBetween(850, 1_150);
    }
  }

  @Test
  void refusesToDivideByNothing() {
    assertThatThrownBy(() -> SpacePartitioner.partition(new SpaceId(1), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("partitions");
  }
}
