package parley.gateway.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.contracts.edge.Conversation;
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.Account;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.entity.Recipient;
import parley.contracts.entity.User;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.user.UserEvent;
import parley.gateway.dispatch.Intent;
import parley.gateway.dispatch.Intents;
import parley.gateway.fanout.Fanout;

class UserEventsTest {
  private static final User ANN = user(10);
  private static final User BEN = user(11);
  private static final User CAT = user(12);
  private static final ChannelId GROUP = new ChannelId(20);

  private final Fanout fanout =
      new Fanout(
          List.of(tasks -> tasks.forEach(Runnable::run)), (type, sessions, decidedAtMs) -> {});
  private final UserEvents events = new UserEvents(fanout, "http://files");
  private final UserSpace ann = new UserSpace();
  private final Listening person = new Listening();
  private final Listening bot = new Listening();
  private final Listening deaf = new Listening();

  @BeforeEach
  void logIn() {
    ann.load(
        new InboxEvent.UserSnapshot(
            0,
            0,
            new Account(ANN, null, false, "en-US", 0, null, 1),
            List.of(),
            List.of(),
            List.of()));
    ann.seats().add(Listening.seat(ANN.id(), Intents.ALL, false, person));
    ann.seats().add(Listening.seat(ANN.id(), Intents.of(Intent.DIRECT_MESSAGES), true, bot));
    ann.seats().add(Listening.seat(ANN.id(), Intents.of(Intent.GUILDS), false, deaf));
  }

  @Test
  void tellsOfAGroupAndOfWhoComesAndGoes() {
    change(null, group("friends", ANN, BEN));
    assertThat(person.heard())
        .singleElement()
        .asString()
        .startsWith("CHANNEL_CREATE {\"id\":\"20\",\"type\":3")
        .contains("\"recipients\":[{\"id\":\"11\"")
        .doesNotContain("\"id\":\"10\"")
        .contains("\"name\":\"friends\"");

    change(group("friends", ANN, BEN), group("friends", ANN, CAT));
    assertThat(person.heard())
        .map(event -> event.replaceAll(",\"username.*", ""))
        .containsExactly(
            "CHANNEL_RECIPIENT_ADD {\"channel_id\":\"20\",\"user\":{\"id\":\"12\"",
            "CHANNEL_RECIPIENT_REMOVE {\"channel_id\":\"20\",\"user\":{\"id\":\"11\"");

    change(group("friends", ANN, CAT), group("foes", ANN, CAT));
    assertThat(person.heard()).singleElement().asString().startsWith("CHANNEL_UPDATE");

    change(group("foes", ANN, CAT), null);
    assertThat(person.heard()).singleElement().asString().startsWith("CHANNEL_DELETE");
    assertThat(ann.conversations()).isEmpty();
    assertThat(bot.heard()).isEmpty();
    assertThat(deaf.heard()).isEmpty();
  }

  @Test
  void showsMessagesWithTheirContentToWhoAskedForThem() {
    change(null, group("friends", ANN, BEN));
    person.heard();

    events.apply(ann, new UserEvent.MessageDecided(ANN.id(), created(30)), 1);
    fanout.flush();

    assertThat(person.heard())
        .singleElement()
        .asString()
        .startsWith("MESSAGE_CREATE")
        .contains("\"content\":\"hello\"")
        .doesNotContain("guild_id");
    assertThat(bot.heard()).singleElement().asString().contains("\"content\":\"hello\"");
    assertThat(deaf.heard()).isEmpty();
    assertThat(ann.conversations())
        .map(Conversation::lastMessage)
        .containsExactly(new MessageId(30));
  }

  private void change(@Nullable PrivateChannel before, @Nullable PrivateChannel after) {
    events.apply(ann, new UserEvent.PrivateChannelChanged(ANN.id(), before, after), 1);
    fanout.flush();
  }

  private static MessageEvent created(long id) {
    return new MessageEvent.Created(
        PrivateChannel.space(GROUP),
        new DecisionId(id),
        new Message(
            new MessageId(id),
            GROUP,
            null,
            BEN,
            Message.TYPE_DEFAULT,
            "hello",
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
            new DecisionId(id)),
        null,
        null);
  }

  private static PrivateChannel group(String name, User... users) {
    return new PrivateChannel(
        GROUP,
        ChannelType.GROUP_DM,
        name,
        null,
        ANN.id(),
        Arrays.stream(users).map(user -> new Recipient(user, null)).toList(),
        false,
        1);
  }

  private static User user(long id) {
    return new User(new UserId(id), "user" + id, null, null, false, 0);
  }
}
