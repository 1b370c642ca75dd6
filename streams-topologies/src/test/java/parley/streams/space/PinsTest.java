package parley.streams.space;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.streams.space.SpaceDriver.GENERAL;
import static parley.streams.space.SpaceDriver.MEMBER;
import static parley.streams.space.SpaceDriver.OWNER;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.contracts.error.ApiError;
import parley.contracts.id.MessageId;
import parley.contracts.message.Command;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.PinBoard;
import parley.contracts.message.Verdict;
import parley.contracts.permission.Permission;

class PinsTest {
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
  void aPinChangesTheMessageAndTheChannelAndIsToldOf() {
    Message message = space.posted("worth it");
    space.log();

    Verdict verdict = space.verdict(space.ask(SpaceDriver.pin(OWNER, message.id(), null)));

    List<MessageEvent> log = space.log();
    assertThat(verdict).isInstanceOf(Verdict.Done.class);
    assertThat(log).hasSize(3);
    Message pinned = ((MessageEvent.Updated) log.get(0)).message();
    assertThat(pinned.id()).isEqualTo(message.id());
    assertThat(pinned.pinned()).isTrue();
    assertThat(((MessageEvent.PinsChanged) log.get(1)).message()).isEqualTo(message.id());
    Message notice = ((MessageEvent.Created) log.get(2)).message();
    assertThat(notice.type()).isEqualTo(Message.TYPE_PINNED);
    assertThat(notice.author().id()).isEqualTo(OWNER);
    assertThat(notice.reference()).extracting("message").isEqualTo(message.id());
    assertRefused(SpaceDriver.pin(OWNER, notice.id(), null), ApiError.SYSTEM_MESSAGE);
    assertRefused(SpaceDriver.edit(OWNER, notice.id(), "x", null), ApiError.SYSTEM_MESSAGE);
  }

  @Test
  void pinningTwiceAndUnpinningTwiceHappenOnce() {
    Message message = space.posted("worth it");
    space.log();

    accept(SpaceDriver.pin(OWNER, message.id(), null));
    accept(SpaceDriver.pin(OWNER, message.id(), null));
    assertThat(space.log()).hasSize(3);

    Command.UnpinMessage unpin = SpaceDriver.unpin(OWNER, message.id(), null);
    accept(unpin);
    accept(unpin);
    accept(SpaceDriver.unpin(OWNER, message.id(), null));
    List<MessageEvent> log = space.log();
    assertThat(log).hasSize(2);
    assertThat(((MessageEvent.PinsChanged) log.get(1)).lastPinAt()).isNull();
  }

  @Test
  void takesThePermission() {
    Message message = space.posted("mine");
    assertRefused(SpaceDriver.pin(MEMBER, message.id(), null), ApiError.MISSING_PERMISSIONS);

    space.put(
        SpaceDriver.role(
            SpaceDriver.WRITERS, Permission.SEND_MESSAGES.bit() | Permission.PIN_MESSAGES.bit()));

    accept(SpaceDriver.pin(MEMBER, message.id(), null));
    assertRefused(SpaceDriver.pin(OWNER, new MessageId(7), null), ApiError.UNKNOWN_MESSAGE);
  }

  @Test
  void aChannelHoldsSoManyPinsAndDeletionMakesRoom() {
    MessageId first = space.posted("0").id();
    accept(SpaceDriver.pin(OWNER, first, null));
    for (int i = 1; i < PinBoard.MOST; i++) {
      accept(SpaceDriver.pin(OWNER, space.posted("m" + i).id(), null));
    }
    MessageId oneTooMany = space.posted("no place").id();
    assertRefused(SpaceDriver.pin(OWNER, oneTooMany, null), ApiError.TOO_MANY_PINS);

    space.ask(SpaceDriver.delete(OWNER, first, null));

    accept(SpaceDriver.pin(OWNER, oneTooMany, null));
  }

  @Test
  void pinsWhatLeftTheTail() {
    Message message = space.posted("old");
    space.durable.set(Long.MAX_VALUE);
    space.pass(Duration.ofMinutes(6));
    space.pass(Duration.ofSeconds(3));

    accept(SpaceDriver.pin(OWNER, message.id(), message));
  }

  @Test
  void aChannelThatIsGoneKeepsNoPins() {
    Message message = space.posted("worth it");
    accept(SpaceDriver.pin(OWNER, message.id(), null));

    space.remove(SpaceDriver.channel(List.of()).key());
    space.put(SpaceDriver.channel(List.of()));
    accept(SpaceDriver.unpin(OWNER, message.id(), null));

    assertThat(space.log().getLast())
        .isInstanceOfSatisfying(
            MessageEvent.PinsChanged.class, changed -> assertThat(changed.lastPinAt()).isNull());
  }

  @Test
  void manyMessagesGoByOneDecision() {
    MessageId one = space.posted("one").id();
    MessageId two = space.posted("two").id();
    MessageId gone = space.posted("gone").id();
    space.ask(SpaceDriver.delete(OWNER, gone, null));
    space.log();

    List<MessageId> all = List.of(one, two, gone, new MessageId(two.value() + 9));
    assertRefused(SpaceDriver.delete(MEMBER, all, all), ApiError.MISSING_PERMISSIONS);
    Command.DeleteMessages delete = SpaceDriver.delete(OWNER, all, List.of(one, two, gone));
    assertThat(space.verdict(space.ask(delete))).isInstanceOf(Verdict.Deleted.class);
    assertThat(space.verdict(space.ask(delete))).isInstanceOf(Verdict.Deleted.class);

    assertThat(space.log())
        .singleElement()
        .isInstanceOfSatisfying(
            MessageEvent.MessagesDeleted.class,
            deleted -> {
              assertThat(deleted.channel()).isEqualTo(GENERAL);
              assertThat(deleted.messages()).containsExactly(one, two);
            });
    assertRefused(SpaceDriver.edit(MEMBER, one, "late", null), ApiError.UNKNOWN_MESSAGE);
    assertRefused(
        SpaceDriver.delete(OWNER, List.of(one, new MessageId(1)), List.of()),
        ApiError.TOO_OLD_TO_BULK_DELETE);
  }

  @Test
  void whatWentByOneDecisionLeavesTheTailTogether() {
    Message one = space.posted("one");
    Message two = space.posted("two");
    space.ask(SpaceDriver.delete(OWNER, List.of(one.id(), two.id()), List.of()));
    assertRefused(SpaceDriver.edit(MEMBER, two.id(), "x", two), ApiError.UNKNOWN_MESSAGE);

    space.durable.set(Long.MAX_VALUE);
    space.pass(Duration.ofMinutes(6));
    space.pass(Duration.ofSeconds(3));

    // Nothing of them is left: only now would what ingress read be believed.
    accept(SpaceDriver.edit(MEMBER, one.id(), "x", one));
    accept(SpaceDriver.edit(MEMBER, two.id(), "x", two));
  }

  private void accept(Command command) {
    assertThat(space.verdict(space.ask(command))).isNotInstanceOf(Verdict.Refused.class);
  }

  private void assertRefused(Command command, ApiError error) {
    assertThat(space.verdict(space.ask(command)))
        .isEqualTo(new Verdict.Refused(command.header().id(), error.refusal()));
  }
}
