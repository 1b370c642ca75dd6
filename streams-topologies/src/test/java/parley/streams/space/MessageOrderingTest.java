package parley.streams.space;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.streams.space.SpaceDriver.GENERAL;
import static parley.streams.space.SpaceDriver.MEMBER;
import static parley.streams.space.SpaceDriver.OWNER;
import static parley.streams.space.SpaceDriver.STRANGER;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.contracts.entity.Overwrite;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Command;
import parley.contracts.message.CommandId;
import parley.contracts.message.MentionRequest;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.Verdict;
import parley.contracts.permission.Permission;

class MessageOrderingTest {
  @TempDir Path state;
  private SpaceDriver space;

  @BeforeEach
  void start() {
    space = new SpaceDriver(state);
    space.foundGuild();
  }

  @AfterEach
  void stop() {
    assertThat(space.deadLetters()).isEmpty();
    space.close();
  }

  @Test
  void acceptsAMessageAndWritesItToTheLog() {
    CommandId command = space.ask(SpaceDriver.send(MEMBER, "hello", null));

    Verdict.Accepted accepted = (Verdict.Accepted) space.verdict(command);
    assertThat(accepted.message().content()).isEqualTo("hello");
    assertThat(accepted.message().author().id()).isEqualTo(MEMBER);
    assertThat(space.log())
        .singleElement()
        .isInstanceOfSatisfying(
            MessageEvent.Created.class,
            created -> assertThat(created.message()).isEqualTo(accepted.message()));
  }

  @Test
  void givesIncreasingIdsInTheOrderOfTheLog() {
    IntStream.range(0, 2_500).forEach(i -> space.ask(SpaceDriver.send(MEMBER, "m" + i, null)));

    List<Long> ids = space.log().stream().map(event -> event.decision().value()).toList();
    assertThat(ids).hasSize(2_500).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void refusesWhoMayNotWrite() {
    assertRefused(SpaceDriver.send(STRANGER, "x", null), ApiError.MISSING_ACCESS);

    space.put(SpaceDriver.member(MEMBER));
    assertRefused(SpaceDriver.send(MEMBER, "x", null), ApiError.MISSING_PERMISSIONS);

    space.put(
        SpaceDriver.channel(
            List.of(
                new Overwrite(
                    MEMBER.value(), Overwrite.Target.MEMBER, 0, Permission.VIEW_CHANNEL.bit()))));
    assertRefused(SpaceDriver.send(MEMBER, "x", null), ApiError.MISSING_ACCESS);
    assertThat(space.log()).isEmpty();
  }

  @Test
  void refusesAnUnknownChannel() {
    Command.SendMessage lost =
        new Command.SendMessage(
            SpaceDriver.header(MEMBER),
            new ChannelId(1),
            SpaceDriver.user(MEMBER),
            "x",
            "",
            false,
            0,
            null,
            false,
            MentionRequest.NONE,
            null,
            List.of());

    assertRefused(lost, ApiError.UNKNOWN_CHANNEL);
  }

  @Test
  void givesTheSameMessageForTheSameNonceAndForTheSameCommand() {
    Command.SendMessage first = SpaceDriver.send(MEMBER, "once", "nonce-1");
    Message message = ((Verdict.Accepted) space.verdict(space.ask(first))).message();

    CommandId again = space.ask(SpaceDriver.send(MEMBER, "once", "nonce-1"));
    assertThat(((Verdict.Accepted) space.verdict(again)).message()).isEqualTo(message);
    assertThat(((Verdict.Accepted) space.verdict(space.ask(first))).message()).isEqualTo(message);
    assertThat(space.log()).hasSize(1);

    CommandId other = space.ask(SpaceDriver.send(OWNER, "once", "nonce-1"));
    assertThat(((Verdict.Accepted) space.verdict(other)).message().id()).isNotEqualTo(message.id());
  }

  @Test
  void forgetsNoncesAfterAWhile() {
    space.verdict(space.ask(SpaceDriver.send(MEMBER, "once", "nonce-1")));
    space.pass(Duration.ofMinutes(6));

    space.ask(SpaceDriver.send(MEMBER, "once", "nonce-1"));

    assertThat(space.log()).hasSize(2);
  }

  @Test
  void letsAuthorsEditAndModeratorsDelete() {
    Message message = space.posted("first");

    CommandId edit = space.ask(SpaceDriver.edit(MEMBER, message.id(), "second", null));
    Message edited = ((Verdict.Accepted) space.verdict(edit)).message();
    assertThat(edited.content()).isEqualTo("second");
    assertThat(edited.editedAt()).isNotNull();
    assertThat(edited.decision().value()).isGreaterThan(message.decision().value());

    assertRefused(SpaceDriver.edit(OWNER, message.id(), "third", null), ApiError.OTHERS_MESSAGE);
    CommandId delete = space.ask(SpaceDriver.delete(OWNER, message.id(), null));
    assertThat(space.verdict(delete)).isInstanceOf(Verdict.Deleted.class);
    assertRefused(
        SpaceDriver.edit(MEMBER, message.id(), "late", message), ApiError.UNKNOWN_MESSAGE);
  }

  @Test
  void decidesAboutAMessageThatLeftTheTailFromWhatIngressRead() {
    Message message = space.posted("old");
    space.durable.set(Long.MAX_VALUE);
    space.pass(Duration.ofMinutes(6));
    space.pass(Duration.ofSeconds(3));
    assertRefused(SpaceDriver.edit(MEMBER, message.id(), "new", null), ApiError.UNKNOWN_MESSAGE);

    CommandId edit = space.ask(SpaceDriver.edit(MEMBER, message.id(), "new", message));

    assertThat(((Verdict.Accepted) space.verdict(edit)).message().content()).isEqualTo("new");
  }

  @Test
  void keepsInTheTailWhatTheSinkHasNotWritten() {
    Message message = space.posted("old");
    space.durable.set(message.decision().value() - 1);
    space.pass(Duration.ofHours(1));
    space.pass(Duration.ofSeconds(3));

    CommandId edit = space.ask(SpaceDriver.edit(MEMBER, message.id(), "new", null));

    assertThat(space.verdict(edit)).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void makesMembersWaitInSlowMode() {
    space.put(SpaceDriver.channel(10, List.of()));
    space.posted("one");

    CommandId tooSoon = space.ask(SpaceDriver.send(MEMBER, "two", null));
    Verdict.Refused refused = (Verdict.Refused) space.verdict(tooSoon);
    assertThat(refused.refusal().code()).isEqualTo(ApiError.SLOWMODE.code());
    assertThat(refused.refusal().retryAfter()).isEqualTo(Duration.ofSeconds(10));

    space.pass(Duration.ofSeconds(11));
    space.posted("two");
    assertThat(space.log()).hasSize(2);
  }

  @Test
  void answersAFenceOnceItsRevisionIsInForce() {
    Command.Fence fence = new Command.Fence(SpaceDriver.header(OWNER), 2);
    space.ask(fence);
    assertThat(space.verdicts()).isEmpty();

    space.put(SpaceDriver.guild(2, false));
    assertThat(space.verdicts()).containsExactly(new Verdict.Fenced(fence.header().id(), 2));

    Command.Fence late = new Command.Fence(SpaceDriver.header(OWNER), 1);
    space.ask(late);
    assertThat(space.verdicts()).containsExactly(new Verdict.Fenced(late.header().id(), 1));
  }

  @Test
  void refusesAFenceWhoseRevisionDoesNotCome() {
    CommandId fence = space.ask(new Command.Fence(SpaceDriver.header(OWNER), 9));
    space.pass(Duration.ofSeconds(3));
    assertThat(space.verdicts()).isEmpty();

    space.pass(Duration.ofMillis(1_500));
    assertThat(space.verdicts())
        .containsExactly(
            new Verdict.Refused(fence, ApiError.OVERLOADED.refusal(Duration.ofSeconds(1))));

    space.put(SpaceDriver.guild(9, false));
    assertThat(space.verdicts()).isEmpty();
  }

  @Test
  void forgetsTheRowsOfADeletedGuild() {
    space.put(SpaceDriver.guild(2, true));
    space.put(SpaceDriver.guild(3, false));

    assertRefused(SpaceDriver.send(MEMBER, "x", null), ApiError.UNKNOWN_CHANNEL);
    space.put(SpaceDriver.channel(List.of()));
    assertRefused(SpaceDriver.send(MEMBER, "x", null), ApiError.MISSING_ACCESS);
  }

  @Test
  void refusesEverythingInADeletedGuild() {
    space.put(SpaceDriver.guild(2, true));

    assertRefused(SpaceDriver.send(OWNER, "x", null), ApiError.UNKNOWN_CHANNEL);
    CommandId fence = space.ask(new Command.Fence(SpaceDriver.header(OWNER), 2));
    assertThat(space.verdict(fence)).isInstanceOf(Verdict.Fenced.class);
  }

  @Test
  void ignoresARowOlderThanTheOneItKnows() {
    space.put(SpaceDriver.guild(5, false));
    space.put(SpaceDriver.guild(4, true));

    assertThat(space.posted("still here").channel()).isEqualTo(GENERAL);
  }

  @Test
  void cannotEditWhatNeverWas() {
    assertRefused(SpaceDriver.edit(MEMBER, new MessageId(77), "x", null), ApiError.UNKNOWN_MESSAGE);
    assertRefused(SpaceDriver.delete(MEMBER, new MessageId(77), null), ApiError.UNKNOWN_MESSAGE);
  }

  private void assertRefused(Command command, ApiError error) {
    assertThat(space.verdict(space.ask(command)))
        .isEqualTo(new Verdict.Refused(command.header().id(), error.refusal()));
  }
}
