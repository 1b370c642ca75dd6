package parley.ingress.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.contracts.entity.User;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.Message;
import parley.contracts.message.Reaction;
import parley.contracts.message.ReactionCount;
import parley.contracts.message.ReactionEmoji;
import parley.contracts.snowflake.Snowflake;
import parley.contracts.space.SpaceId;
import parley.ingress.http.RefusedException;

class ReactionHistoryTest {
  private static final SpaceId SPACE = new SpaceId(1);
  private static final ChannelId CHANNEL = new ChannelId(2);
  private static final MessageId MESSAGE = new MessageId(3);
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final ReactionEmoji WAVE = ReactionEmoji.unicode("👋");
  private static final long SINCE = 100;
  private static final ReactionCount COUNT = new ReactionCount(WAVE, 1, new DecisionId(SINCE));

  private final Source tail = new Source();
  private final Source archive = new Source();
  private final ReactionHistory history =
      new ReactionHistory(tail, archive, InstantSource.fixed(NOW));

  /// Random tails over random archives, against one set of what is true.
  @ParameterizedTest
  @MethodSource("seeds")
  void readsWhoReacts(long seed) {
    Random random = new Random(seed);
    Set<Long> truth = new TreeSet<>();
    int users = 1 + random.nextInt(300);
    for (long user = 1; user <= users; user++) {
      happen(random, truth, user);
    }

    for (int i = 0; i < 20; i++) {
      long after = random.nextInt(users + 1);
      int limit = 1 + random.nextInt(100);
      Reactors asked = new Reactors(SPACE, CHANNEL, MESSAGE, WAVE.key(), after, limit);
      assertThat(history.reactors(asked, COUNT))
          .as("seed %d, after %d, limit %d", seed, after, limit)
          .isEqualTo(
              truth.stream().filter(user -> user > after).limit(limit).map(UserId::new).toList());
    }
    for (long user = 1; user <= users; user++) {
      assertThat(own(user, MESSAGE)).as("seed %d", seed).isEqualTo(truth.contains(user));
    }
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 100);
  }

  @Test
  void asksNobodyAboutMessagesWithoutReactions() {
    tail.away = true;
    archive.away = true;

    Message plain = message(MESSAGE).withReactions(List.of());
    assertThat(history.reactionsOf(new UserId(1), SPACE, CHANNEL, List.of(plain))).isEmpty();
  }

  @Test
  void asksTheTailAloneAboutRecentMessages() {
    archive.away = true;
    MessageId recent = new MessageId(Snowflake.of(NOW.minusSeconds(1).toEpochMilli(), 0, 0));

    assertThat(own(1, recent)).isFalse();
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> own(1, MESSAGE));
  }

  private void happen(Random random, Set<Long> truth, long user) {
    switch (random.nextInt(7)) {
      case 0 -> {}
      case 1 -> {
        archive.put(user, SINCE, true);
        truth.add(user);
      }
      case 2 -> {
        tail.put(user, SINCE + 1, true);
        truth.add(user);
      }
      case 3 -> {
        archive.put(user, SINCE + 1, true);
        tail.put(user, SINCE + 2, false);
      }
      // Cleared away together with all others.
      case 4 -> archive.put(user, SINCE - 1, true);
      case 5 -> tail.put(user, SINCE - 1, true);
      default -> {
        archive.put(user, SINCE - 1, true);
        tail.put(user, SINCE + 1, true);
        truth.add(user);
      }
    }
  }

  private boolean own(long user, MessageId id) {
    return history
        .reactionsOf(new UserId(user), SPACE, CHANNEL, List.of(message(id)))
        .getOrDefault(id, Map.of())
        .containsKey(WAVE.key());
  }

  private static Message message(MessageId id) {
    return new Message(
        id,
        CHANNEL,
        null,
        new User(new UserId(3), "name", null, null, false, 0),
        0,
        "content",
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
        new DecisionId(id.value()),
        List.of(COUNT));
  }

  /// Reactions to one message with one emoji.
  private static final class Source implements ReactionTail, ReactionArchive {
    private final NavigableMap<Long, Reaction> reactions = new TreeMap<>();
    private boolean away;

    void put(long user, long decision, boolean present) {
      reactions.put(
          user,
          new Reaction(MESSAGE, WAVE.key(), new UserId(user), new DecisionId(decision), present));
    }

    @Override
    public List<Reaction> reactionsOf(
        UserId user, SpaceId space, ChannelId channel, List<MessageId> messages) {
      return messages.contains(MESSAGE) ? of(user) : of(new UserId(0));
    }

    @Override
    public List<Reaction> reactionsOf(
        UserId user, ChannelId channel, Map<MessageId, Set<String>> emojis) {
      return of(emojis.containsKey(MESSAGE) ? user : new UserId(0));
    }

    @Override
    public List<Reaction> reactors(Reactors asked) {
      requireThere();
      return reactions.tailMap(asked.after(), false).values().stream()
          .limit(asked.limit())
          .toList();
    }

    private List<Reaction> of(UserId user) {
      requireThere();
      Reaction reaction = reactions.get(user.value());
      return reaction == null ? List.of() : List.of(reaction);
    }

    private void requireThere() {
      if (away) {
        throw new UnavailableException("away", null);
      }
    }
  }
}
