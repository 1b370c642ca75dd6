package parley.contracts.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTest {
  @Test
  void isLocalByDefault() {
    assertThat(Layout.from(Map.of())).isEqualTo(Layout.LOCAL);
  }

  @Test
  void readsAllKeys() {
    Map<String, String> environment =
        Map.of(
            "PARLEY_SPACE_PARTITIONS", "12",
            "PARLEY_LANES", " 3 ",
            "PARLEY_EDGE_SLOTS", "5",
            "PARLEY_INGRESS_INSTANCES", "7");

    Layout layout = Layout.from(environment);

    assertThat(layout).isEqualTo(new Layout(12, 3, 5, 7));
    assertThat(layout.inboxPartitions()).isEqualTo(15);
    assertThat(layout.verdictPartitions()).isEqualTo(21);
  }

  @ParameterizedTest
  @CsvSource({
    "PARLEY_SPACE_PARTITIONS, 0",
    "PARLEY_SPACE_PARTITIONS, 2048",
    "PARLEY_SPACE_PARTITIONS, many",
    "PARLEY_LANES, 3",
    "PARLEY_EDGE_SLOTS, -1",
    "PARLEY_INGRESS_INSTANCES, 0",
  })
  void namesTheKeyThatIsWrong(String key, String value) {
    assertThatThrownBy(() -> Layout.from(Map.of(key, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key);
  }

  @Test
  void givesEveryReaderPartitionsOfItsOwn() {
    Layout layout = new Layout(12, 4, 5, 7);
    Map<Integer, Integer> slotOfPartition = new HashMap<>();
    Map<Integer, Integer> instanceOfPartition = new HashMap<>();

    for (SpaceId space : spaces()) {
      for (int slot = 0; slot < layout.edgeSlots(); slot++) {
        int partition = layout.inboxPartition(slot, space);
        assertThat(partition).isBetween(0, layout.inboxPartitions() - 1);
        assertThat(slotOfPartition.merge(partition, slot, (a, b) -> a.equals(b) ? a : -1))
            .isEqualTo(slot);
      }
      for (int instance = 0; instance < layout.ingressInstances(); instance++) {
        int partition = layout.verdictPartition(instance, space);
        assertThat(partition).isBetween(0, layout.verdictPartitions() - 1);
        assertThat(instanceOfPartition.merge(partition, instance, (a, b) -> a.equals(b) ? a : -1))
            .isEqualTo(instance);
      }
    }
  }

  /// A dead topology instance holds back only the lanes of its own partitions.
  @Test
  void spacesOfOnePartitionShareTheirLane() {
    Layout layout = new Layout(12, 4, 2, 2);
    Map<Integer, Set<Integer>> lanes = new HashMap<>();

    for (SpaceId space : spaces()) {
      lanes
          .computeIfAbsent(layout.spacePartition(space), partition -> new HashSet<>())
          .add(layout.inboxPartition(1, space));
    }

    assertThat(lanes).hasSize(12);
    assertThat(lanes.values()).allSatisfy(lane -> assertThat(lane).hasSize(1));
  }

  @Test
  void knowsNoOtherSlotsAndInstances() {
    SpaceId space = new SpaceId(1);

    assertThatThrownBy(() -> Layout.LOCAL.inboxPartition(4, space))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Layout.LOCAL.verdictPartition(-1, space))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SpaceId[] spaces() {
    return new Random(42).longs(1_000).mapToObj(SpaceId::new).toArray(SpaceId[]::new);
  }
}
