package parley.ingress.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.contracts.entity.User;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.Message;
import parley.contracts.message.PinBoard;
import parley.contracts.message.TailEntry;
import parley.contracts.snowflake.Snowflake;
import parley.contracts.space.SpaceId;
import parley.ingress.http.RefusedException;

class HistoryTest {
  private static final SpaceId SPACE = new SpaceId(1);
  private static final ChannelId CHANNEL = new ChannelId(2);
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final long RECENT = Snowflake.of(NOW.minusSeconds(1).toEpochMilli(), 0, 0);
  private static final int SEEDS = 300;

  private final FakeTail tail = new FakeTail();
  private final FakeArchive archive = new FakeArchive();
  private final History history = new History(tail, archive, InstantSource.fixed(NOW));

  @Test
  void answersFromTheTailAloneWhileEverythingIsRecent() {
    tail.put(message(RECENT, "a"));
    tail.put(message(RECENT + 1, "b"));
    archive.away = true;

    assertThat(history.read(Page.before(SPACE, CHANNEL, Long.MAX_VALUE, 2)))
        .extracting(Message::content)
        .containsExactly("b", "a");
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> history.read(Page.before(SPACE, CHANNEL, Long.MAX_VALUE, 3)));
  }

  @Test
  void hasNoAnswerWithoutTheTail() {
    archive.put(message(5, "old"));
    tail.away = true;

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> history.read(Page.before(SPACE, CHANNEL, Long.MAX_VALUE, 1)));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> history.find(SPACE, CHANNEL, new MessageId(5)));
  }

  @Test
  void doesNotFindWhatTheTailKnowsToBeDeleted() {
    archive.put(message(5, "old"));
    tail.delete(5);

    assertThat(history.find(SPACE, CHANNEL, new MessageId(5))).isEmpty();
  }

  /// Random tails over random archives, against one list of what is true.
  @ParameterizedTest
  @MethodSource("seeds")
  void readsWhatIsTrue(long seed) {
    Random random = new Random(seed);
    NavigableMap<Long, Message> truth = new TreeMap<>();
    int ids = 1 + random.nextInt(400);
    for (long id = 1; id <= ids; id++) {
      happen(random, truth, id);
    }

    for (int i = 0; i < 20; i++) {
      int limit = 1 + random.nextInt(100);
      long bound = 1 + random.nextInt(ids + 2);
      assertThat(history.read(Page.before(SPACE, CHANNEL, bound, limit)))
          .as("seed %d, before %d, limit %d", seed, bound, limit)
          .isEqualTo(
              truth.headMap(bound, false).descendingMap().values().stream().limit(limit).toList());
      assertThat(history.read(Page.after(SPACE, CHANNEL, bound, limit)))
          .as("seed %d, after %d, limit %d", seed, bound, limit)
          .isEqualTo(truth.tailMap(bound, false).values().stream().limit(limit).toList());
    }
  }

  static Stream<Long> seeds() {
    return Stream.iterate(1L, seed -> seed + 1).limit(SEEDS);
  }

  private void happen(Random random, NavigableMap<Long, Message> truth, long id) {
    Message first = message(id, "first " + id);
    Message last = message(id, "last " + id);
    switch (random.nextInt(7)) {
      case 0 -> {}
      case 1 -> {
        archive.put(first);
        truth.put(id, first);
      }
      case 2 -> {
        tail.put(first);
        truth.put(id, first);
      }
      case 3 -> {
        archive.put(first);
        tail.put(last);
        truth.put(id, last);
      }
      case 4 -> {
        archive.put(first);
        tail.delete(id);
      }
      case 5 -> tail.delete(id);
      default -> {
        archive.put(last);
        tail.put(last);
        truth.put(id, last);
      }
    }
  }

  private static Message message(long id, String content) {
    return new Message(
        new MessageId(id),
        CHANNEL,
        new GuildId(1),
        new User(new UserId(3), "name", null, null, false, 0),
        0,
        content,
        null,
        0,
        false,
        false,
        List.of(),
        List.of(),
        List.of(),
        "",
        null,
        null,
        false,
        new DecisionId(id),
        List.of());
  }

  private static <T> List<T> page(NavigableMap<Long, T> all, Page page) {
    NavigableMap<Long, T> range = all.subMap(page.after(), false, page.before(), false);
    Comparator<Long> order =
        page.direction() == Page.Direction.OLDEST_FIRST
            ? Comparator.naturalOrder()
            : Comparator.reverseOrder();
    List<Long> ids = new ArrayList<>(range.keySet());
    ids.sort(order);
    return ids.stream().limit(page.limit()).map(range::get).toList();
  }

  private static final class FakeTail implements Tail {
    private final NavigableMap<Long, TailEntry> entries = new TreeMap<>();
    private boolean away;

    void put(Message message) {
      put(message.id().value(), message);
    }

    void delete(long id) {
      put(id, null);
    }

    @Override
    public List<TailEntry> read(Page page) {
      requireHere();
      return page(entries, page);
    }

    @Override
    public Optional<TailEntry> find(SpaceId space, ChannelId channel, MessageId message) {
      requireHere();
      return Optional.ofNullable(entries.get(message.value()));
    }

    @Override
    public PinBoard pins(SpaceId space, ChannelId channel) {
      throw new UnavailableException("no pins are asked for here", null);
    }

    private void put(long id, @Nullable Message message) {
      entries.put(id, new TailEntry(CHANNEL, new MessageId(id), new DecisionId(id), message));
    }

    private void requireHere() {
      if (away) {
        throw new UnavailableException("away", null);
      }
    }
  }

  private static final class FakeArchive implements Archive {
    private final NavigableMap<Long, Message> messages = new TreeMap<>();
    private boolean away;

    void put(Message message) {
      messages.put(message.id().value(), message);
    }

    @Override
    public List<Message> read(Page page) {
      requireHere();
      return page(messages, page);
    }

    @Override
    public Optional<Message> find(ChannelId channel, MessageId message) {
      requireHere();
      return Optional.ofNullable(messages.get(message.value()));
    }

    private void requireHere() {
      if (away) {
        throw new UnavailableException("away", null);
      }
    }
  }
}
