package parley.streams.space;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.streams.space.SpaceDriver.MEMBER;
import static parley.streams.space.SpaceDriver.OWNER;
import static parley.streams.space.SpaceDriver.STRANGER;
import static parley.streams.space.SpaceDriver.user;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.Subscription;
import parley.contracts.entity.Account;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.Command;
import parley.contracts.message.CommandId;
import parley.contracts.message.MentionRequest;
import parley.contracts.message.Message;
import parley.contracts.message.Verdict;
import parley.contracts.user.ReadState;

class ReadStateTest {
  @TempDir Path state;
  private SpaceDriver space;

  @BeforeEach
  void start() {
    space = new SpaceDriver(state);
    space.foundGuild();
    for (UserId user : List.of(OWNER, MEMBER)) {
      space.put(new Account(user(user), null, false, "en-US", 0, null, 1));
    }
    space.subscription(new Subscription.Alive(1, 7));
  }

  @AfterEach
  void stop() {
    space.close();
  }

  @Test
  void countsWhoIsMentionedUntilTheyReadOrTheMessageGoes() {
    Message first = mention(OWNER, STRANGER);
    Message second = mention(OWNER);
    Message third = mention(OWNER);
    assertThat(readState(OWNER).mentions()).isEqualTo(3);

    space.ask(SpaceDriver.delete(MEMBER, second.id(), null));
    assertThat(readState(OWNER).mentions()).isEqualTo(2);

    acknowledge(first.id(), false);
    assertThat(readState(OWNER)).isEqualTo(new ReadState(SpaceDriver.GENERAL, first.id(), 1));
    acknowledge(third.id(), false);
    assertThat(readState(OWNER).mentions()).isZero();
  }

  @Test
  void goesBackOnlyWhenAsked() {
    Message first = mention(OWNER);
    Message second = mention(OWNER);
    acknowledge(second.id(), false);

    acknowledge(first.id(), false);
    assertThat(readState(OWNER).lastRead()).isEqualTo(second.id());

    acknowledge(first.id(), true);
    assertThat(readState(OWNER).lastRead()).isEqualTo(first.id());
  }

  @Test
  void whoWritesHasReadWhatIsAbove() {
    Message message = mention(OWNER);

    assertThat(readState(MEMBER)).isEqualTo(new ReadState(SpaceDriver.GENERAL, message.id(), 0));
  }

  @Test
  void tellsAllSessionsThatTheUserReadOn() {
    Message message = mention(OWNER);
    space.subscription(new Subscription.Subscribe(1, 7, OWNER.space(), OWNER));
    space.inbox();

    acknowledge(message.id(), false);

    assertThat(space.inboxEvents())
        .containsExactly(
            new InboxEvent.ReadStateChanged(
                new ReadState(SpaceDriver.GENERAL, message.id(), 0), true));
  }

  @Test
  void tellsOfTypingOnlyInTimeAndOnlyOfThoseWhoMayWrite() {
    space.subscription(new Subscription.Subscribe(1, 7, SpaceDriver.SPACE, OWNER));
    space.inbox();

    space.ask(new Command.StartTyping(SpaceDriver.header(MEMBER), SpaceDriver.GENERAL));
    assertThat(space.inboxEvents())
        .singleElement()
        .isInstanceOfSatisfying(
            InboxEvent.SomebodyTypes.class,
            types -> assertThat(types.typing().user()).isEqualTo(MEMBER));

    space.ask(new Command.StartTyping(SpaceDriver.header(STRANGER), SpaceDriver.GENERAL));
    space.pass(Duration.ofSeconds(11));
    space.inbox();
    space.ask(new Command.StartTyping(SpaceDriver.header(MEMBER), SpaceDriver.GENERAL));
    assertThat(space.inboxEvents()).isEmpty();
    assertThat(space.log()).isEmpty();
  }

  private Message mention(UserId... mentioned) {
    CommandId id =
        space.ask(
            new Command.SendMessage(
                SpaceDriver.header(MEMBER),
                SpaceDriver.GENERAL,
                user(MEMBER),
                "look",
                "",
                false,
                0,
                null,
                false,
                new MentionRequest(
                    List.of(mentioned).stream().map(SpaceDriver::user).toList(), List.of(), false),
                null,
                List.of()));
    return ((Verdict.Accepted) space.verdict(id)).message();
  }

  private void acknowledge(MessageId message, boolean manual) {
    Command.Header header =
        new Command.Header(
            new CommandId(UUID.randomUUID()), OWNER.space(), 0, OWNER, SpaceDriver.START);
    CommandId id =
        space.ask(
            new Command.Acknowledge(
                header,
                List.of(new Command.Acknowledgement(SpaceDriver.GENERAL, message, manual))));
    assertThat(space.verdict(id)).isEqualTo(new Verdict.Done(id));
  }

  private ReadState readState(UserId user) {
    space.inbox();
    space.subscription(new Subscription.Subscribe(1, 7, user.space(), user));
    return ((InboxEvent.UserSnapshot) space.inboxEvents().getFirst()).readStates().getFirst();
  }
}
