package parley.streams.space;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.streams.space.SpaceDriver.GENERAL;
import static parley.streams.space.SpaceDriver.MEMBER;
import static parley.streams.space.SpaceDriver.OWNER;
import static parley.streams.space.SpaceDriver.START;
import static parley.streams.space.SpaceDriver.header;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.contracts.error.ApiError;
import parley.contracts.id.UserId;
import parley.contracts.message.Command;
import parley.contracts.message.Enclosures;
import parley.contracts.message.MentionRequest;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.Poll;
import parley.contracts.message.ReactionCount;
import parley.contracts.message.ReactionEmoji;
import parley.contracts.message.Verdict;
import parley.contracts.permission.Permission;

class PollsTest {
  private final List<MessageEvent> log = new ArrayList<>();
  @TempDir Path state;
  private SpaceDriver space;

  @BeforeEach
  void start() {
    space = new SpaceDriver(state);
    space.foundGuild();
    space.put(
        SpaceDriver.role(
            SpaceDriver.WRITERS, Permission.SEND_MESSAGES.bit() | Permission.SEND_POLLS.bit()));
  }

  @AfterEach
  void stop() {
    assertThat(space.deadLetters()).isEmpty();
    space.close();
  }

  @Test
  void askingNeedsThePermission() {
    space.put(SpaceDriver.role(SpaceDriver.WRITERS, Permission.SEND_MESSAGES.bit()));

    assertRefused(poll(false), ApiError.MISSING_PERMISSIONS);
  }

  @Test
  void whoMayChooseOneHasOneVote() {
    Message poll = accepted(poll(false));

    assertThat(space.verdict(space.ask(vote(OWNER, poll, 1)))).isInstanceOf(Verdict.Done.class);
    space.ask(vote(MEMBER, poll, 1));
    space.ask(vote(MEMBER, poll, 2));
    space.ask(vote(MEMBER, poll, 2));

    assertThat(counts()).isEqualTo(Map.of(1, 1, 2, 1));
    assertRefused(vote(MEMBER, poll, 1, 2), ApiError.INVALID_FORM_BODY);
    assertRefused(vote(MEMBER, poll, 4), ApiError.INVALID_FORM_BODY);
    space.ask(vote(MEMBER, poll));
    assertThat(counts()).isEqualTo(Map.of(1, 1));
  }

  @Test
  void onlyItsAuthorEndsAPollAndNobodyVotesAfterwards() {
    Message poll = accepted(poll(false));
    space.ask(vote(OWNER, poll, 2));
    assertRefused(end(OWNER, poll), ApiError.OTHERS_MESSAGE);
    assertRefused(
        SpaceDriver.edit(MEMBER, poll.id(), "other words", null), ApiError.POLL_NOT_EDITABLE);

    Message ended = accepted(end(MEMBER, poll));

    assertThat(pollOf(ended).finalized()).isTrue();
    assertRefused(vote(MEMBER, poll, 1), ApiError.POLL_EXPIRED);
    assertRefused(end(MEMBER, poll), ApiError.POLL_EXPIRED);
    Message result = created().getLast();
    assertThat(result.type()).isEqualTo(Message.TYPE_POLL_RESULT);
    assertThat(result.embedsJson())
        .contains("\"victor_answer_id\",\"value\":\"2\"", "\"total_votes\",\"value\":\"1\"");
    space.pass(Duration.ofHours(2));
    assertThat(created()).as("it does not end again").hasSize(2);
  }

  @Test
  void endsWhenItsTimeIsOverAlsoOutsideOfTheTail() {
    Message poll = accepted(poll(true));
    space.ask(vote(OWNER, poll, 1, 3));
    space.durable.set(Long.MAX_VALUE);
    space.pass(Duration.ofMinutes(20));
    space.pass(Duration.ofMinutes(39));
    assertThat(created()).hasSize(1);

    space.pass(Duration.ofMinutes(2));

    List<Message> created = created();
    assertThat(created).hasSize(2);
    assertThat(created.getLast().type()).isEqualTo(Message.TYPE_POLL_RESULT);
    assertThat(created.getLast().reference()).isNotNull();
    assertThat(created.getLast().embedsJson()).contains("\"total_votes\",\"value\":\"2\"");
    MessageEvent.Updated updated =
        (MessageEvent.Updated)
            log().stream().filter(MessageEvent.Updated.class::isInstance).findFirst().get();
    assertThat(pollOf(updated.message()).finalized()).isTrue();
    assertThat(updated.message().reactions()).hasSize(2);
    space.pass(Duration.ofHours(2));
    assertThat(created()).hasSize(2);
  }

  @Test
  void aPollThatIsGoneDoesNotEnd() {
    Message poll = accepted(poll(false));
    space.ask(SpaceDriver.delete(MEMBER, poll.id(), null));

    space.pass(Duration.ofHours(2));

    assertThat(created()).hasSize(1);
  }

  @Test
  void clearingReactionsLeavesTheVotes() {
    Message poll = accepted(poll(false));
    space.ask(vote(OWNER, poll, 2));
    space.ask(
        new Command.AddReaction(
            header(OWNER), GENERAL, poll.id(), ReactionEmoji.unicode("👋"), null, null));

    space.ask(new Command.ClearReactions(header(OWNER), GENERAL, poll.id(), null, null));

    assertThat(log().getLast())
        .isInstanceOfSatisfying(
            MessageEvent.ReactionsCleared.class,
            cleared -> assertThat(cleared.emoji()).isEqualTo(ReactionEmoji.unicode("👋")));
    assertRefused(vote(MEMBER, poll, 9), ApiError.INVALID_FORM_BODY);
    space.ask(vote(MEMBER, poll, 2));
    assertThat(counts()).isEqualTo(Map.of(2, 2));
  }

  /// Against a model that remembers who chose what.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void countsAreExact(long seed) {
    Random random = new Random(seed);
    Message poll = accepted(poll(true));
    Map<UserId, TreeSet<Integer>> chosen =
        new TreeMap<>((a, b) -> Long.compare(a.value(), b.value()));
    for (int step = 0; step < 200; step++) {
      UserId voter = random.nextBoolean() ? OWNER : MEMBER;
      TreeSet<Integer> answers = new TreeSet<>();
      IntStream.rangeClosed(1, 3).filter(i -> random.nextBoolean()).forEach(answers::add);
      chosen.put(voter, answers);
      space.ask(vote(voter, poll, answers.stream().mapToInt(i -> i).toArray()));

      Map<Integer, Integer> expected = new TreeMap<>();
      chosen.values().forEach(each -> each.forEach(i -> expected.merge(i, 1, Integer::sum)));
      assertThat(counts()).as("seed %d step %d", seed, step).isEqualTo(expected);
    }
  }

  /// All that was ever decided.
  private List<MessageEvent> log() {
    log.addAll(space.log());
    return log;
  }

  private static Command poll(boolean multiselect) {
    Poll poll =
        new Poll(
            "Which?",
            List.of(
                new Poll.Answer(1, "this", null),
                new Poll.Answer(2, "that", null),
                new Poll.Answer(3, "none", null)),
            multiselect,
            START.plus(Duration.ofHours(1)),
            false);
    return new Command.SendMessage(
        header(MEMBER),
        GENERAL,
        SpaceDriver.user(MEMBER),
        "",
        "",
        false,
        0,
        null,
        false,
        MentionRequest.NONE,
        null,
        List.of(),
        false,
        "",
        new Enclosures(List.of(), null, poll));
  }

  private static Command vote(UserId voter, Message poll, int... answers) {
    return new Command.Vote(
        header(voter), GENERAL, poll.id(), IntStream.of(answers).boxed().toList(), null, Map.of());
  }

  private static Command end(UserId actor, Message poll) {
    return new Command.EndPoll(header(actor), GENERAL, poll.id(), null, false);
  }

  private static Poll pollOf(Message message) {
    return Objects.requireNonNull(message.enclosures().poll());
  }

  /// The votes as the log tells of them.
  private Map<Integer, Integer> counts() {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (MessageEvent event : log()) {
      if (event instanceof MessageEvent.ReactionAdded added) {
        put(counts, added.count());
      } else if (event instanceof MessageEvent.ReactionRemoved removed) {
        put(counts, removed.count());
      }
    }
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  private static void put(Map<Integer, Integer> counts, ReactionCount count) {
    if (count.emoji().isAnswer()) {
      counts.put(count.emoji().answerId(), count.count());
    }
  }

  private List<Message> created() {
    return log().stream()
        .filter(MessageEvent.Created.class::isInstance)
        .map(event -> ((MessageEvent.Created) event).message())
        .toList();
  }

  private Message accepted(Command command) {
    return ((Verdict.Accepted) space.verdict(space.ask(command))).message();
  }

  private void assertRefused(Command command, ApiError error) {
    Verdict.Refused refused = (Verdict.Refused) space.verdict(space.ask(command));
    assertThat(refused.refusal().code()).isEqualTo(error.code());
  }
}
