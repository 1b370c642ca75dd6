package parley.jobs.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.contracts.id.DecisionId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.ReactionCount;
import parley.contracts.message.ReactionEmoji;
import parley.contracts.sample.Messages;
import parley.contracts.sample.Rows;
import parley.contracts.search.ReactionTally;
import parley.contracts.search.SearchRecord;

class DocumentFoldTest {
  private static final MessageId MESSAGE = new MessageId(10);
  private static final SearchRecord.Found HELD = found(fold(null, Events.created(10, plain("a"))));

  private static Message plain(String content) {
    return Events.message(MESSAGE.value(), content);
  }

  private static @Nullable SearchRecord fold(
      SearchRecord.@Nullable Found held, MessageEvent event) {
    return DocumentFold.fold(held, event, MESSAGE, null);
  }

  private static SearchRecord.Found found(@Nullable SearchRecord record) {
    if (record instanceof SearchRecord.Found found) {
      return found;
    }
    throw new AssertionError("no document: " + record);
  }

  @Test
  void eachChangeIsANewerDocument() {
    SearchRecord.Found edited = found(fold(HELD, Events.updated(11, plain("b"))));
    SearchRecord.Found reacted = found(fold(edited, Events.reacted(12, 10, Messages.WAVE, 3)));

    assertThat(edited.document().content()).isEqualTo("b");
    assertThat(reacted.version()).isEqualTo(new DecisionId(12));
    assertThat(reacted.document().content()).isEqualTo("b");
    assertThat(reacted.document().reactions()).containsExactly(new ReactionTally("👋", 3));
    assertThat(fold(reacted, Events.deleted(13, 10)))
        .isEqualTo(
            new SearchRecord.Gone(Events.SPACE, new DecisionId(13), Rows.CHANNEL_ID, MESSAGE));
  }

  @Test
  void whatIsNotNewerSaysNothing() {
    assertThat(fold(HELD, Events.updated(10, plain("again")))).isNull();
    assertThat(fold(HELD, Events.deleted(9, 10))).isNull();
  }

  @Test
  void reactionsToAForgottenMessageArePatches() {
    assertThat(fold(null, Events.reacted(12, 10, Messages.WAVE, 3)))
        .isEqualTo(
            new SearchRecord.Patched(
                Events.SPACE,
                new DecisionId(12),
                Rows.CHANNEL_ID,
                MESSAGE,
                new ReactionTally("👋", 3)));
    assertThat(fold(null, Events.cleared(13, 10, null)))
        .isEqualTo(
            new SearchRecord.Patched(
                Events.SPACE, new DecisionId(13), Rows.CHANNEL_ID, MESSAGE, null));
    assertThat(found(fold(null, Events.updated(14, plain("b")))).document().content())
        .isEqualTo("b");
    assertThat(fold(null, Events.deleted(15, 10))).isInstanceOf(SearchRecord.Gone.class);
  }

  @Test
  void votesSayNothing() {
    assertThat(fold(HELD, Events.reacted(12, 10, ReactionEmoji.answer(1), 3))).isNull();
    assertThat(fold(null, Events.unreacted(12, 10, ReactionEmoji.answer(1), 0))).isNull();
    assertThat(fold(null, Events.cleared(12, 10, ReactionEmoji.answer(1)))).isNull();
  }

  @Test
  void whoWasRepliedToIsKeptOverChanges() {
    MessageEvent reply =
        new MessageEvent.Created(
            Events.SPACE, new DecisionId(10), Messages.REPLY, null, Messages.PLAIN);
    SearchRecord.Found held = found(fold(null, reply));

    assertThat(held.document().repliedToAuthor()).isEqualTo(Rows.BOT.id());
    assertThat(found(fold(held, Events.updated(11, Messages.REPLY))).document())
        .isEqualTo(held.document());
  }

  static List<Long> seeds() {
    return IntStream.range(0, 200).asLongStream().boxed().toList();
  }

  /// Whatever is forgotten on the way, an index that takes all records ends as a naive model that
  /// takes all events.
  @ParameterizedTest
  @MethodSource("seeds")
  void anIndexEndsAsTheModel(long seed) {
    Random random = new Random(seed);
    Model model = new Model(random);
    Map<MessageId, SearchRecord.Found> held = new HashMap<>();
    Index index = new Index();

    for (int step = 0; step < 200; step++) {
      if (random.nextInt(8) == 0) {
        held.values().removeIf(_ -> random.nextBoolean());
      }
      MessageEvent event = model.next();
      for (MessageId message : DocumentFold.messages(event)) {
        SearchRecord said = DocumentFold.fold(held.get(message), event, message, null);
        if (said instanceof SearchRecord.Found found) {
          held.put(message, found);
        } else if (said instanceof SearchRecord.Gone) {
          held.remove(message);
        }
        if (said != null) {
          index.take(said);
        }
      }
    }

    assertThat(seen(index)).as("seed " + seed).isEqualTo(model.seen());
  }

  private static Map<Long, String> seen(Index index) {
    Map<Long, String> seen = new TreeMap<>();
    index.documents.forEach(
        (id, document) ->
            seen.put(
                id,
                document.content()
                    + document.pinned()
                    + document.reactions().stream()
                        .collect(
                            Collectors.toMap(
                                ReactionTally::emoji,
                                ReactionTally::count,
                                Integer::sum,
                                TreeMap::new))));
    return seen;
  }

  /// Keeps whole messages, and makes the next event from them.
  private static final class Model {
    private static final List<ReactionEmoji> EMOJIS =
        List.of(Messages.WAVE, Messages.PARROT, ReactionEmoji.answer(1));

    private final Random random;
    private final TreeMap<Long, Message> messages = new TreeMap<>();
    private long decision = 1_000;

    Model(Random random) {
      this.random = random;
    }

    MessageEvent next() {
      decision++;
      if (messages.size() < 3) {
        return create();
      }
      Message any = List.copyOf(messages.values()).get(random.nextInt(messages.size()));
      long id = any.id().value();
      return switch (random.nextInt(8)) {
        case 0 -> create();
        case 1, 2 -> {
          Message now =
              Events.message(
                  id, Rows.GUILD_ID, "v" + decision, random.nextBoolean(), any.reactions());
          messages.put(id, now);
          yield Events.updated(decision, now);
        }
        case 3, 4 -> {
          ReactionCount count = count(any, 1 + random.nextInt(5));
          yield Events.reacted(decision, id, count.emoji(), count.count());
        }
        case 5 -> {
          ReactionCount count = count(any, random.nextInt(2));
          yield Events.unreacted(decision, id, count.emoji(), count.count());
        }
        case 6 -> {
          ReactionEmoji emoji = random.nextBoolean() ? null : EMOJIS.get(random.nextInt(3));
          List<ReactionCount> left = new ArrayList<>(any.reactions());
          left.removeIf(each -> emoji == null || each.emoji().key().equals(emoji.key()));
          messages.put(id, any.withReactions(left));
          yield Events.cleared(decision, id, emoji);
        }
        default -> {
          messages.remove(id);
          if (random.nextBoolean()) {
            yield Events.deleted(decision, id);
          }
          long other = messages.firstKey();
          messages.remove(other);
          yield Events.deleted(decision, List.of(id, other));
        }
      };
    }

    private MessageEvent create() {
      Message message = Events.message(decision, "v" + decision);
      messages.put(decision, message);
      return Events.created(decision, message);
    }

    private ReactionCount count(Message message, int number) {
      ReactionEmoji emoji = EMOJIS.get(random.nextInt(EMOJIS.size()));
      ReactionCount count = new ReactionCount(emoji, number, new DecisionId(1));
      List<ReactionCount> others = new ArrayList<>(message.reactions());
      others.removeIf(each -> each.emoji().key().equals(emoji.key()));
      if (number > 0) {
        others.add(count);
      }
      messages.put(message.id().value(), message.withReactions(others));
      return count;
    }

    Map<Long, String> seen() {
      Map<Long, String> seen = new TreeMap<>();
      messages.forEach(
          (id, message) ->
              seen.put(
                  id,
                  message.content()
                      + message.pinned()
                      + message.reactions().stream()
                          .filter(count -> !count.emoji().isAnswer())
                          .collect(
                              Collectors.toMap(
                                  count -> count.emoji().key(),
                                  ReactionCount::count,
                                  Integer::sum,
                                  TreeMap::new))));
      return seen;
    }
  }
}
