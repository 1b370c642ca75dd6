package parley.streams.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import parley.contracts.id.UserId;
import parley.contracts.space.SpaceId;

class SpaceFollowersTest {
  private static final SpaceId SPACE = new SpaceId(1);
  private static final UserId USER = new UserId(2);
  private static final int SLOT = 3;
  private static final long EPOCH = 4;
  private static final long START_MS = 1_000_000;

  private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
  private final KeyValueStore<Bytes, byte[]> entries = store("followers");
  private final KeyValueStore<Bytes, byte[]> slots = store("slots");

  @Test
  void shouldNotTakeASlotForDeadBecauseTheTaskWasAway() {
    SpaceFollowers before = new SpaceFollowers(entries, slots, START_MS);
    before.alive(SLOT, EPOCH, START_MS);
    before.follow(SPACE, SLOT, EPOCH, USER);

    long backMs = START_MS + 10 * SpaceFollowers.SILENCE_MS;
    SpaceFollowers after = new SpaceFollowers(entries, slots, backMs);
    after.expireSilentSlots(backMs + SpaceFollowers.SILENCE_MS);

    assertThat(after.liveSlots(SPACE)).containsExactly(new SpaceFollowers.Slot(SLOT, EPOCH));

    after.expireSilentSlots(backMs + SpaceFollowers.SILENCE_MS + 1);

    assertThat(after.liveSlots(SPACE)).isEmpty();
  }

  @Test
  void shouldRememberAnExpiredLifeThroughARestart() {
    SpaceFollowers before = new SpaceFollowers(entries, slots, START_MS);
    before.alive(SLOT, EPOCH, START_MS);
    long lateMs = START_MS + SpaceFollowers.SILENCE_MS + 1;
    assertThat(before.expireSilentSlots(lateMs)).isOne();
    assertThat(before.expireSilentSlots(lateMs)).isZero();

    SpaceFollowers after = new SpaceFollowers(entries, slots, lateMs);

    assertThat(after.alive(SLOT, EPOCH, lateMs)).isFalse();
    assertThat(after.isCurrent(SLOT, EPOCH)).isFalse();
    assertThat(after.alive(SLOT, EPOCH + 1, lateMs)).isTrue();
    assertThat(after.isCurrent(SLOT, EPOCH + 1)).isTrue();
  }

  @Test
  void shouldIgnoreAnOlderLifeThatSpeaksLate() {
    SpaceFollowers followers = new SpaceFollowers(entries, slots, START_MS);
    followers.alive(SLOT, EPOCH, START_MS);
    followers.alive(SLOT, EPOCH - 1, START_MS);

    assertThat(followers.isCurrent(SLOT, EPOCH)).isTrue();
  }

  @Test
  void shouldLeaveNothingOfAFormerLifeOnceSwept() {
    SpaceFollowers followers = new SpaceFollowers(entries, slots, START_MS);
    followers.alive(SLOT, EPOCH, START_MS);
    for (int user = 0; user < 7; user++) {
      followers.follow(SPACE, SLOT, EPOCH, new UserId(user));
    }
    followers.alive(SLOT, EPOCH + 1, START_MS);
    followers.follow(SPACE, SLOT, EPOCH + 1, USER);

    for (int turn = 0; turn < 7; turn++) {
      followers.sweep(2);
    }

    assertThat(followers.liveSlots(SPACE))
        .containsExactly(new SpaceFollowers.Slot(SLOT, EPOCH + 1));
    try (KeyValueIterator<Bytes, byte[]> left = entries.all()) {
      assertThat(left).toIterable().hasSize(1);
    }
  }

  private KeyValueStore<Bytes, byte[]> store(String name) {
    KeyValueStore<Bytes, byte[]> store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    return store;
  }
}
