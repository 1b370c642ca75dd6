package parley.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.MessageId;
import parley.contracts.message.TailEntry;
import parley.contracts.space.SpaceId;
import parley.streams.tail.StoredEntry;
import parley.streams.tail.TailKey;

class TailRangeTest {
  private static final SpaceId SPACE = new SpaceId(1);
  private static final ChannelId CHANNEL = new ChannelId(2);
  private static final long NO_BOUND = Long.MAX_VALUE;

  private final KeyValueStore<Bytes, byte[]> tail = store("tail");
  private final KeyValueStore<Bytes, byte[]> tallies = store("tallies");

  @BeforeEach
  void fill() {
    tail.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), tail);
    tallies.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), tallies);
    for (long id = 10; id <= 14; id++) {
      put(SPACE, CHANNEL, id);
    }
    put(SPACE, new ChannelId(3), 12);
    put(new SpaceId(2), CHANNEL, 12);
  }

  @Test
  void shouldGiveTheNewestFirst() {
    assertThat(ids(NO_BOUND, 0, 3)).containsExactly(14L, 13L, 12L);
    assertThat(ids(13, 0, 3)).containsExactly(12L, 11L, 10L);
  }

  @Test
  void shouldGiveWhatFollowsWhenOnlyAfterIsGiven() {
    assertThat(ids(NO_BOUND, 11, 2)).containsExactly(12L, 13L);
  }

  @Test
  void shouldGiveWhatLiesBetween() {
    assertThat(ids(14, 11, 9)).containsExactly(13L, 12L);
  }

  @Test
  void shouldGiveNothingWhereNothingFits() {
    assertThat(ids(0, 0, 9)).isEmpty();
    assertThat(ids(12, 11, 9)).isEmpty();
    assertThat(ids(11, 13, 9)).isEmpty();
  }

  private static KeyValueStore<Bytes, byte[]> store(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
        .withLoggingDisabled()
        .build();
  }

  private List<Long> ids(long before, long after, int limit) {
    return new TailStores(tail, tallies, tallies, tallies, tallies)
        .range(new TailQueries.Range(SPACE, CHANNEL, before, after, limit)).stream()
            .map(found -> found.value().id().value())
            .toList();
  }

  private void put(SpaceId space, ChannelId channel, long id) {
    TailEntry entry = new TailEntry(channel, new MessageId(id), new DecisionId(id), null);
    tail.put(TailKey.of(space, channel, new MessageId(id)), new StoredEntry(0, entry).encode());
  }
}
