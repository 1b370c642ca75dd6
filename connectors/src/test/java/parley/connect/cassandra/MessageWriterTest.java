package parley.connect.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.connect.cassandra.MessageWriter.WriteFailedException;
import parley.contracts.entity.User;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.ReactionCount;
import parley.contracts.message.ReactionEmoji;
import parley.contracts.snowflake.DecisionIds;
import parley.contracts.space.SpaceId;

class MessageWriterTest {
  private static final SpaceId SPACE = new SpaceId(1);
  private static final ChannelId CHANNEL = new ChannelId(2);
  private static final List<String> EMOJIS = List.of("👋", "❤");
  private static final long NOW_MS = 1_790_000_000_000L;

  private final DecisionIds ids = new DecisionIds(3, 0);
  private final LastWriteWins store = new LastWriteWins();
  private final MessageWriter writer = new MessageWriter(store, 4, 1_000);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void endsInTheLastDecisionWhateverIsRepeatedOrOvertaken(long seed) throws Exception {
    Random random = new Random(seed);
    Map<MessageId, Message> expected = new HashMap<>();
    List<MessageEvent> log = randomLog(random, expected);

    List<MessageEvent> disordered = new ArrayList<>(log);
    for (int i = 0; i < log.size(); i++) {
      disordered.add(log.get(random.nextInt(log.size())));
    }
    Collections.shuffle(disordered, random);
    for (MessageEvent event : disordered) {
      assertThat(writer.write(event)).isTrue();
    }
    writer.flush();

    assertThat(store.present()).as("seed %d", seed).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void endsInTheLastCountsWhateverIsRepeatedOrOvertaken(long seed) throws Exception {
    Random random = new Random(seed);
    MessageEvent.Created created = created();
    List<MessageEvent> log = new ArrayList<>(List.of(created));
    Map<String, Set<UserId>> reactors = new HashMap<>();
    Map<String, DecisionId> since = new HashMap<>();
    for (int i = 0; i < 200; i++) {
      log.add(randomReaction(random, created.message().id(), reactors, since));
    }

    List<MessageEvent> disordered = new ArrayList<>(log);
    for (int i = 0; i < log.size(); i++) {
      disordered.add(log.get(random.nextInt(log.size())));
    }
    Collections.shuffle(disordered, random);
    for (MessageEvent event : disordered) {
      writer.write(event);
    }
    writer.flush();

    Message written = Objects.requireNonNull(store.present().get(created.message().id()));
    Map<String, Integer> counts = new HashMap<>();
    written.reactions().forEach(count -> counts.put(count.emoji().key(), count.count()));
    Map<String, Integer> expected = new HashMap<>();
    reactors.forEach((emoji, users) -> expected.put(emoji, users.size()));
    assertThat(counts).as("seed %d", seed).isEqualTo(expected);
    for (String emoji : EMOJIS) {
      assertThat(store.reactors(created.message().id(), emoji))
          .as("seed %d", seed)
          .isEqualTo(reactors.getOrDefault(emoji, Set.of()));
    }
  }

  @Test
  void aDeletedMessageTakesItsReactionsAlong() throws Exception {
    MessageEvent.Created created = created();
    MessageEvent added =
        randomReaction(new Random(1), created.message().id(), new HashMap<>(), new HashMap<>());
    DecisionId decision = new DecisionId(ids.next(NOW_MS));
    writer.write(
        new MessageEvent.Deleted(SPACE, decision, CHANNEL, created.message().id(), new GuildId(1)));
    writer.write(added);
    writer.write(created);
    writer.flush();

    assertThat(store.present()).isEmpty();
    for (String emoji : EMOJIS) {
      assertThat(store.reactors(created.message().id(), emoji)).isEmpty();
    }
  }

  @Test
  void reportsAFailedWriteOnceAndGoesOn() throws Exception {
    store.failure = new IllegalStateException("away");
    assertThatThrownBy(
            () -> {
              writer.write(created());
              writer.flush();
            })
        .isInstanceOf(WriteFailedException.class);

    store.failure = null;
    MessageEvent.Created created = created();
    writer.write(created);
    writer.flush();

    assertThat(store.present()).containsOnlyKeys(created.message().id());
    assertThat(store.buckets).hasSize(1);
  }

  @Test
  void hasNoMoreWritesUnderWayThanItsBound() throws Exception {
    store.hold = new CompletableFuture<>();
    MessageWriter narrow = new MessageWriter(store, 2, 50);
    narrow.write(created());

    assertThatThrownBy(() -> narrow.write(created())).isInstanceOf(WriteFailedException.class);
  }

  @Test
  void notesABucketAgainWhenTheFirstNoteMayHaveFailed() throws Exception {
    store.hold = new CompletableFuture<>();
    MessageWriter narrow = new MessageWriter(store, 2, 50);
    narrow.write(created());
    assertThatThrownBy(narrow::flush).isInstanceOf(WriteFailedException.class);
    store.hold.complete(null);
    store.buckets.clear();

    narrow.write(created());
    narrow.flush();

    assertThat(store.buckets).hasSize(1);
  }

  @Test
  void passesOverEventsOfANewerRelease() throws Exception {
    assertThat(writer.write(new MessageEvent.Unknown(SPACE, new DecisionId(ids.next(NOW_MS)))))
        .isFalse();
  }

  @Test
  void leavesItToTheMessageToSayThatItIsPinned() throws Exception {
    MessageEvent.Created created = created();
    DecisionId decision = new DecisionId(ids.next(NOW_MS));
    writer.write(created);

    boolean known =
        writer.write(
            new MessageEvent.PinsChanged(
                SPACE, decision, CHANNEL, null, created.message().id(), true, null));
    writer.flush();

    assertThat(known).isTrue();
    assertThat(store.present()).containsValue(created.message());
  }

  private List<MessageEvent> randomLog(Random random, Map<MessageId, Message> expected) {
    List<MessageEvent> log = new ArrayList<>();
    List<MessageId> alive = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      if (alive.isEmpty() || random.nextInt(3) == 0) {
        MessageEvent.Created created = created();
        log.add(created);
        alive.add(created.message().id());
        expected.put(created.message().id(), created.message());
        continue;
      }
      MessageId id = alive.get(random.nextInt(alive.size()));
      DecisionId decision = new DecisionId(ids.next(NOW_MS));
      if (random.nextInt(8) == 0) {
        List<MessageId> all = List.copyOf(alive);
        log.add(new MessageEvent.MessagesDeleted(SPACE, decision, CHANNEL, all, new GuildId(1)));
        alive.clear();
        all.forEach(expected::remove);
      } else if (random.nextBoolean()) {
        Message edited = message(id, "edit " + i, decision);
        log.add(new MessageEvent.Updated(SPACE, decision, edited, null));
        expected.put(id, edited);
      } else {
        log.add(new MessageEvent.Deleted(SPACE, decision, CHANNEL, id, new GuildId(1)));
        alive.remove(id);
        expected.remove(id);
      }
    }
    return log;
  }

  /// Something that the topology could decide: counts go on from the ones before.
  private MessageEvent randomReaction(
      Random random,
      MessageId message,
      Map<String, Set<UserId>> reactors,
      Map<String, DecisionId> since) {
    DecisionId decision = new DecisionId(ids.next(NOW_MS));
    ReactionEmoji emoji = ReactionEmoji.unicode(EMOJIS.get(random.nextInt(EMOJIS.size())));
    UserId user = new UserId(random.nextInt(5));
    if (random.nextInt(20) == 0) {
      reactors.clear();
      return new MessageEvent.ReactionsCleared(SPACE, decision, CHANNEL, message, null, null);
    }
    if (random.nextInt(20) == 0) {
      reactors.remove(emoji.key());
      return new MessageEvent.ReactionsCleared(SPACE, decision, CHANNEL, message, null, emoji);
    }
    Set<UserId> users = reactors.computeIfAbsent(emoji.key(), ignored -> new HashSet<>());
    if (users.isEmpty()) {
      since.put(emoji.key(), decision);
    }
    boolean added = users.add(user);
    if (!added) {
      users.remove(user);
    }
    ReactionCount count =
        new ReactionCount(emoji, users.size(), since.getOrDefault(emoji.key(), decision));
    if (users.isEmpty()) {
      reactors.remove(emoji.key());
    }
    return added
        ? new MessageEvent.ReactionAdded(
            SPACE, decision, CHANNEL, message, null, user, count, null, user)
        : new MessageEvent.ReactionRemoved(SPACE, decision, CHANNEL, message, null, user, count);
  }

  private MessageEvent.Created created() {
    DecisionId decision = new DecisionId(ids.next(NOW_MS));
    return new MessageEvent.Created(
        SPACE, decision, message(new MessageId(decision.value()), "new", decision), null, null);
  }

  private static Message message(MessageId id, String content, DecisionId decision) {
    return new Message(
        id,
        CHANNEL,
        new GuildId(1),
        new User(new UserId(5), "ann", null, null, false, 0),
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
        decision,
        List.of());
  }
}
