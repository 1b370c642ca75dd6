package parley.gateway.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.contracts.edge.Conversation;
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.Account;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.Entity;
import parley.contracts.entity.Preference;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.entity.Profile;
import parley.contracts.entity.Recipient;
import parley.contracts.entity.Relationship;
import parley.contracts.entity.User;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.ReactionCount;
import parley.contracts.message.ReactionEmoji;
import parley.contracts.sample.Links;
import parley.contracts.user.ReadState;
import parley.contracts.user.Typing;
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
  private final UserEvents events = new UserEvents(fanout, Links.FILES);
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

  @Test
  void tellsPeopleWhoBecameWhatToThem() {
    Relationship request = relationship(Relationship.Type.INCOMING_REQUEST, null);
    Relationship friend = relationship(Relationship.Type.FRIEND, null);
    Relationship renamed = relationship(Relationship.Type.FRIEND, "Benny");

    apply(null, request);
    apply(request, friend);
    apply(friend, renamed);
    assertThat(ann.personalState(ANN.id()).relationships()).containsExactly(renamed);
    apply(renamed, null);

    assertThat(person.heard())
        .map(event -> event.replaceAll(",\"user\".*|,\"nickname\".*", ""))
        .containsExactly(
            "RELATIONSHIP_ADD {\"id\":\"11\",\"type\":3",
            "RELATIONSHIP_ADD {\"id\":\"11\",\"type\":1",
            "RELATIONSHIP_UPDATE {\"id\":\"11\",\"type\":1",
            "RELATIONSHIP_REMOVE {\"id\":\"11\",\"type\":1");
    assertThat(bot.heard()).isEmpty();
  }

  @Test
  void tellsPeopleWhatAnotherOfTheirClientsKept() {
    apply(null, new Preference(ANN.id(), Preference.Kind.NOTE, 11, "owes me a tea"));
    apply(null, new Preference(ANN.id(), Preference.Kind.SETTINGS, 0, "{\"status\":\"dnd\"}"));
    apply(null, new Profile(ANN.id(), "Hello", "", null, 255));

    assertThat(person.heard())
        .satisfiesExactly(
            note ->
                assertThat(note)
                    .isEqualTo("USER_NOTE_UPDATE {\"id\":\"11\",\"note\":\"owes me a tea\"}"),
            settings -> assertThat(settings).isEqualTo("USER_SETTINGS_UPDATE {\"status\":\"dnd\"}"),
            user ->
                assertThat(user)
                    .startsWith("USER_UPDATE")
                    .contains("\"bio\":\"Hello\"", "\"accent_color\":255"));
  }

  @Test
  void tellsAllClientsOfAUserWhatOneRead() {
    ReadState read = new ReadState(GROUP, new MessageId(30), 0);

    events.apply(
        ann, new InboxEvent.ReadStateChanged(new ReadState(GROUP, new MessageId(0), 1), false), 1);
    events.apply(ann, new InboxEvent.ReadStateChanged(read, true), 1);
    fanout.flush();

    assertThat(person.heard())
        .containsExactly(
            "MESSAGE_ACK {\"channel_id\":\"20\",\"message_id\":\"30\",\"mention_count\":0,"
                + "\"version\":1}");
    assertThat(ann.personalState(ANN.id()).readStates()).containsExactly(read);
  }

  @Test
  void tellsWhoTypesToThoseWhoAsked() {
    Typing typing = new Typing(GROUP, null, BEN.id(), null, Instant.ofEpochSecond(7));

    events.apply(ann, new UserEvent.SomebodyTypes(ANN.id(), typing), 1);
    fanout.flush();

    assertThat(person.heard())
        .containsExactly("TYPING_START {\"channel_id\":\"20\",\"user_id\":\"11\",\"timestamp\":7}");
    assertThat(bot.heard()).isEmpty();
  }

  private void apply(@Nullable Entity before, @Nullable Entity after) {
    Entity row = Objects.requireNonNull(after == null ? before : after);
    events.apply(ann, new InboxEvent.EntityChanged(row.key(), before, after), 1);
    fanout.flush();
  }

  private static Relationship relationship(Relationship.Type type, @Nullable String nickname) {
    return new Relationship(ANN.id(), BEN, type, nickname, Instant.EPOCH);
  }

  @Test
  void tellsOfReactionsToWhoAskedForThem() {
    ReactionCount wave = new ReactionCount(ReactionEmoji.unicode("👋"), 1, new DecisionId(31));
    MessageEvent added =
        new MessageEvent.ReactionAdded(
            PrivateChannel.space(GROUP),
            new DecisionId(31),
            GROUP,
            new MessageId(30),
            null,
            BEN.id(),
            wave,
            null,
            ANN.id());

    events.apply(ann, new UserEvent.MessageDecided(ANN.id(), added), 1);
    fanout.flush();

    assertThat(person.heard())
        .singleElement()
        .asString()
        .startsWith("MESSAGE_REACTION_ADD")
        .contains("\"message_author_id\":\"10\",\"emoji\":{\"id\":null")
        .doesNotContain("guild_id");
    assertThat(bot.heard()).isEmpty();
    assertThat(deaf.heard()).isEmpty();
  }

  @Test
  void tellsOfPinsAndOfManyDeletions() {
    MessageId message = new MessageId(30);
    events.apply(
        ann,
        new UserEvent.MessageDecided(
            ANN.id(),
            new MessageEvent.PinsChanged(
                PrivateChannel.space(GROUP),
                new DecisionId(31),
                GROUP,
                null,
                message,
                true,
                Instant.parse("2026-01-02T03:04:05Z"))),
        1);
    events.apply(
        ann,
        new UserEvent.MessageDecided(
            ANN.id(),
            new MessageEvent.MessagesDeleted(
                PrivateChannel.space(GROUP), new DecisionId(32), GROUP, List.of(message), null)),
        1);
    fanout.flush();

    assertThat(bot.heard())
        .containsExactly(
            "CHANNEL_PINS_UPDATE {\"channel_id\":\"20\","
                + "\"last_pin_timestamp\":\"2026-01-02T03:04:05.000000+00:00\"}",
            "MESSAGE_DELETE_BULK {\"ids\":[\"30\"],\"channel_id\":\"20\"}");
    assertThat(deaf.heard()).isEmpty();
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
            new DecisionId(id),
            List.of()),
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
