package parley.streams.space;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.streams.space.SpaceDriver.user;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.contracts.edge.Conversation;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.InboxRecord;
import parley.contracts.edge.Subscription;
import parley.contracts.entity.Account;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.entity.Recipient;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.Command;
import parley.contracts.message.CommandId;
import parley.contracts.message.MentionRequest;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.Verdict;
import parley.contracts.user.UserEvent;

class PrivateChannelTest {
  private static final UserId ANN = new UserId(5_000);
  private static final UserId BEN = new UserId(5_001);
  private static final UserId CAT = new UserId(5_002);
  private static final ChannelId DM = new ChannelId(6_000);
  private static final ChannelId GROUP = new ChannelId(6_001);

  @TempDir Path state;
  private SpaceDriver space;

  @BeforeEach
  void start() {
    space = new SpaceDriver(state);
    for (UserId user : List.of(ANN, BEN, CAT)) {
      space.put(new Account(user(user), null, false, "en-US", 0, null, 1));
    }
    space.subscription(new Subscription.Alive(1, 7));
  }

  @AfterEach
  void stop() {
    space.close();
  }

  @Test
  void showsANewDmToWhoOpenedItAndToTheOtherWithTheFirstMessage() {
    follow(ANN, BEN);
    PrivateChannel dm = dm(open(ANN), new Recipient(user(BEN), new MessageId(0)));
    space.put(dm);

    assertThat(forwarded()).map(PrivateChannelTest::told).containsExactly("5000 channel new");

    Message message = send(ANN, DM, "hello");

    assertThat(forwarded())
        .map(PrivateChannelTest::told)
        .containsExactlyInAnyOrder(
            "5000 message " + message.id(), "5001 channel new", "5001 message " + message.id());
  }

  @Test
  void hidesADmThatWasClosedUntilSomebodyWrites() {
    follow(ANN, BEN);
    space.put(dm(open(ANN), open(BEN)));
    Message first = send(ANN, DM, "first");
    space.inbox();

    space.put(dm(open(ANN), new Recipient(user(BEN), first.id())));

    assertThat(forwarded())
        .map(PrivateChannelTest::told)
        .containsExactly("5000 channel changed", "5001 channel gone");
    assertThat(conversations(BEN)).isEmpty();

    Message second = send(ANN, DM, "second");

    assertThat(forwarded())
        .map(PrivateChannelTest::told)
        .contains("5001 channel new", "5001 message " + second.id());
    assertThat(conversations(BEN)).map(Conversation::lastMessage).containsExactly(second.id());
  }

  @Test
  void refusesWhoDoesNotTakePartAndWhoIsBlocked() {
    space.put(dm(open(ANN), open(BEN)));
    assertThat(code(ask(CAT, DM))).isEqualTo(50001);
    assertThat(code(ask(ANN, GROUP))).isEqualTo(10003);

    space.put(
        new PrivateChannel(
            DM, ChannelType.DM, null, null, null, List.of(open(ANN), open(BEN)), true, 2));

    assertThat(code(ask(ANN, DM))).isEqualTo(50007);
    assertThat(code(ask(BEN, DM))).isEqualTo(50007);
  }

  @Test
  void tellsNothingOfWhatIsWrittenAfterSomebodyLeft() {
    follow(ANN, CAT);
    space.put(group(1, open(ANN), open(BEN), open(CAT)));
    space.inbox();

    space.put(group(2, open(ANN), open(BEN)));
    Message message = send(BEN, GROUP, "without cat");

    assertThat(forwarded())
        .map(PrivateChannelTest::told)
        .containsExactlyInAnyOrder(
            "5000 channel changed", "5002 channel gone", "5000 message " + message.id());
    assertThat(code(ask(CAT, GROUP))).isEqualTo(50001);
  }

  @Test
  void anAuthorChangesAndDeletesTheirMessageAndNobodyElseDoes() {
    follow(BEN);
    space.put(dm(open(ANN), open(BEN)));
    Message message = send(ANN, DM, "first");
    space.inbox();

    CommandId edit =
        space.ask(
            new Command.EditMessage(
                header(ANN, DM),
                DM,
                message.id(),
                "second",
                null,
                null,
                MentionRequest.NONE,
                null,
                null));
    assertThat(space.verdict(edit)).isInstanceOf(Verdict.Accepted.class);
    CommandId foreign =
        space.ask(new Command.DeleteMessage(header(BEN, DM), DM, message.id(), null));
    assertThat(code(space.verdict(foreign))).isEqualTo(50013);
    CommandId delete =
        space.ask(new Command.DeleteMessage(header(ANN, DM), DM, message.id(), null));
    assertThat(space.verdict(delete)).isInstanceOf(Verdict.Deleted.class);

    assertThat(forwarded())
        .map(inbox -> ((InboxEvent.Forwarded) inbox.event()).event())
        .<Class<?>>map(event -> ((UserEvent.MessageDecided) event).event().getClass())
        .containsExactly(MessageEvent.Updated.class, MessageEvent.Deleted.class);
  }

  private void follow(UserId... users) {
    for (UserId user : users) {
      space.subscription(new Subscription.Subscribe(1, 7, user.space(), user));
    }
    space.inbox();
  }

  /// What users are told of private channels; read states have a test of their own.
  private List<InboxRecord> forwarded() {
    return space.inbox().stream()
        .filter(inbox -> inbox.event() instanceof InboxEvent.Forwarded)
        .toList();
  }

  private List<Conversation> conversations(UserId user) {
    space.inbox();
    space.subscription(new Subscription.Subscribe(1, 7, user.space(), user));
    return ((InboxEvent.UserSnapshot) space.inboxEvents().getFirst()).conversations();
  }

  private static Recipient open(UserId user) {
    return new Recipient(user(user), null);
  }

  private static PrivateChannel dm(Recipient... recipients) {
    return new PrivateChannel(
        DM, ChannelType.DM, null, null, null, Arrays.asList(recipients), false, 1);
  }

  private static PrivateChannel group(long revision, Recipient... recipients) {
    return new PrivateChannel(
        GROUP, ChannelType.GROUP_DM, null, null, ANN, Arrays.asList(recipients), false, revision);
  }

  private static Command.Header header(UserId actor, ChannelId channel) {
    return new Command.Header(
        new CommandId(UUID.randomUUID()),
        PrivateChannel.space(channel),
        0,
        actor,
        SpaceDriver.START);
  }

  private Verdict ask(UserId author, ChannelId channel) {
    return space.verdict(space.ask(message(author, channel, "text")));
  }

  private Message send(UserId author, ChannelId channel, String content) {
    return ((Verdict.Accepted) space.verdict(space.ask(message(author, channel, content))))
        .message();
  }

  private static Command message(UserId author, ChannelId channel, String content) {
    return new Command.SendMessage(
        header(author, channel),
        channel,
        user(author),
        content,
        "",
        false,
        0,
        null,
        false,
        MentionRequest.NONE,
        null,
        List.of());
  }

  private static int code(Verdict verdict) {
    return ((Verdict.Refused) verdict).refusal().code();
  }

  /// Whom an inbox record tells what.
  private static String told(InboxRecord inbox) {
    String what =
        switch (((InboxEvent.Forwarded) inbox.event()).event()) {
          case UserEvent.PrivateChannelChanged changed ->
              "channel "
                  + (changed.before() == null
                      ? "new"
                      : changed.after() == null ? "gone" : "changed");
          case UserEvent.MessageDecided decided ->
              decided.event() instanceof MessageEvent.Created created
                  ? "message " + created.message().id()
                  : "change of a message";
          case UserEvent.SomebodyTypes ignored -> "typing";
          case UserEvent.Mentioned ignored -> "mentioned";
          case UserEvent.Wrote ignored -> "wrote";
          case UserEvent.Interacted ignored -> "interaction";
          case UserEvent.Unknown ignored -> "unknown";
        };
    return inbox.space() + " " + what;
  }
}
