package parley.streams.space;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.streams.space.SpaceDriver.GENERAL;
import static parley.streams.space.SpaceDriver.MEMBER;
import static parley.streams.space.SpaceDriver.OWNER;
import static parley.streams.space.SpaceDriver.SPACE;
import static parley.streams.space.SpaceDriver.WRITERS;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.Subscription;
import parley.contracts.error.ApiError;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.interaction.InteractionEvent;
import parley.contracts.interaction.InteractionEvent.Stage;
import parley.contracts.message.Command;
import parley.contracts.message.Command.Answer;
import parley.contracts.message.Enclosures;
import parley.contracts.message.Interaction;
import parley.contracts.message.MentionRequest;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.Verdict;
import parley.contracts.permission.Permission;
import parley.contracts.snowflake.Snowflake;

class InteractionsTest {
  private static final UserId BOT = new UserId(3_900);
  private static final int SLOT_OF_MEMBER = 0;
  private static final int SLOT_OF_BOT = 1;
  private static final int SLOT_OF_OWNER = 2;
  private static final String BUTTON =
      "[{\"type\":1,\"components\":[{\"type\":2,\"custom_id\":\"go\"},"
          + "{\"type\":2,\"custom_id\":\"off\",\"disabled\":true}]}]";

  @TempDir Path state;
  private SpaceDriver space;
  private Instant now = SpaceDriver.START;
  private long lastId;

  @BeforeEach
  void start() {
    space = new SpaceDriver(state);
    space.foundGuild();
    space.put(SpaceDriver.member(BOT));
    space.put(
        SpaceDriver.everyone(SpaceDriver.EVERYONE | Permission.USE_APPLICATION_COMMANDS.bit()));
    follow(SLOT_OF_MEMBER, MEMBER);
    follow(SLOT_OF_BOT, BOT);
    follow(SLOT_OF_OWNER, OWNER);
    space.inbox();
  }

  @AfterEach
  void stop() {
    assertThat(space.deadLetters()).isEmpty();
    space.close();
  }

  @Test
  void theApplicationIsAskedAndAnswersForAll() {
    long id = invoke();

    List<InteractionEvent> told = told();
    assertThat(told).hasSize(2);
    assertThat(told.get(0))
        .isEqualTo(new InteractionEvent.Progress(MEMBER, id, "n", Stage.CREATED));
    InteractionEvent.Invoked invoked = (InteractionEvent.Invoked) told.get(1);
    assertThat(invoked.user()).isEqualTo(BOT);
    assertThat(invoked.member()).extracting(member -> member.user().id()).isEqualTo(MEMBER);

    Message answer = accepted(respond(id, Answer.REPLY, null, "pong", false));
    assertThat(answer.type()).isEqualTo(Message.TYPE_COMMAND);
    assertThat(answer.invocation()).extracting("name").isEqualTo("ping");
    assertThat(((MessageEvent.Created) space.log().getFirst()).message()).isEqualTo(answer);
    assertThat(told())
        .containsExactly(new InteractionEvent.Progress(MEMBER, id, "n", Stage.SUCCEEDED));
    assertRefused(respond(id, Answer.REPLY, null, "again", false), ApiError.ALREADY_ACKNOWLEDGED);
  }

  @Test
  void anAnswerForOneEntersNoLogAndReachesNobodyElse() {
    long id = invoke();
    space.inbox();

    Message answer = accepted(respond(id, Answer.REPLY, null, "secret", true));

    assertThat(answer.flags() & Message.EPHEMERAL).isNotZero();
    assertThat(space.log()).isEmpty();
    List<InboxEvent> events = space.inboxEvents();
    assertThat(events).hasSize(2);
    assertThat(events)
        .allSatisfy(
            event -> assertThat(((InboxEvent.Interacted) event).event().user()).isEqualTo(MEMBER));

    Message changed = accepted(edit(id, null, "other"));
    assertThat(changed.content()).isEqualTo("other");
    assertThat(accepted(respond(id, Answer.FIND, null, "", false))).isEqualTo(changed);
    assertThat(space.verdict(space.ask(respond(id, Answer.DELETE, null, "", false))))
        .isInstanceOf(Verdict.Done.class);
    assertThat(space.log()).isEmpty();
  }

  @Test
  void aPromisedMessageIsFilledByTheFirstFollowUp() {
    long id = invoke();
    Message promised = accepted(respond(id, Answer.DEFER_REPLY, null, "", false));
    assertThat(promised.flags() & Message.LOADING).isNotZero();

    Message filled = accepted(respond(id, Answer.FOLLOW_UP, null, "here", false));

    assertThat(filled.id()).isEqualTo(promised.id());
    assertThat(filled.flags() & Message.LOADING).isZero();
    assertThat(filled.editedAt()).isNull();
    Message second = accepted(respond(id, Answer.FOLLOW_UP, null, "more", false));
    assertThat(second.id()).isNotEqualTo(promised.id());
    assertThat(accepted(edit(id, second, Answer.EDIT, "less")).content()).isEqualTo("less");
  }

  @Test
  void withoutAnAnswerInTimeItFails() {
    long id = invoke();
    told();
    pass(Duration.ofSeconds(2));
    assertThat(told()).isEmpty();

    pass(Duration.ofSeconds(2));

    assertThat(told())
        .containsExactly(new InteractionEvent.Progress(MEMBER, id, "n", Stage.FAILED));
    assertRefused(respond(id, Answer.REPLY, null, "late", false), ApiError.UNKNOWN_INTERACTION);
    pass(Duration.ofSeconds(10));
    assertThat(told()).isEmpty();
  }

  @Test
  void answersEndWithTheTokensLife() {
    long id = invoke();
    accepted(respond(id, Answer.REPLY, null, "pong", false));
    pass(Duration.ofMinutes(14));
    accepted(respond(id, Answer.FOLLOW_UP, null, "more", false));

    pass(Duration.ofMinutes(2));

    assertRefused(respond(id, Answer.FOLLOW_UP, null, "late", false), ApiError.UNKNOWN_WEBHOOK);
  }

  @Test
  void commandsTakeThePermission() {
    assertRefused(interact(8192L), ApiError.MISSING_PERMISSIONS);
    assertRefused(interact(0L), ApiError.MISSING_PERMISSIONS);
    space.put(
        SpaceDriver.role(
            WRITERS, Permission.SEND_MESSAGES.bit() | Permission.MANAGE_MESSAGES.bit()));
    accept(interact(8192L));

    space.put(SpaceDriver.everyone(SpaceDriver.EVERYONE));
    assertRefused(interact(null), ApiError.MISSING_PERMISSIONS);
  }

  @Test
  void noOtherApplicationAnswersAndNoneThatIsNotThere() {
    long id = invoke();
    Command.Respond foreign = respond(id, Answer.REPLY, null, "mine", false);
    Command.Respond asOwner =
        new Command.Respond(
            SpaceDriver.header(OWNER),
            id,
            GENERAL,
            Answer.REPLY,
            null,
            foreign.send(),
            null,
            "",
            false);
    assertRefused(asOwner, ApiError.UNKNOWN_INTERACTION);

    space.remove(SpaceDriver.member(BOT).key());
    assertRefused(interact(null), ApiError.UNKNOWN_APPLICATION);
  }

  @Test
  void aButtonIsUsedByWhoSeesItAndItsMessageChanges() {
    long first = invoke();
    Message shown = accepted(withButton(first, false));

    assertRefused(click(OWNER, shown, "off"), ApiError.INVALID_FORM_BODY);
    assertRefused(click(OWNER, shown, "other"), ApiError.INVALID_FORM_BODY);
    Command.Interact click = click(OWNER, shown, "go");
    accept(click);
    Message updated = accepted(edit(click.interaction().id(), null, Answer.UPDATE, "clicked"));

    assertThat(updated.id()).isEqualTo(shown.id());
    assertThat(updated.content()).isEqualTo("clicked");
    assertThat(updated.componentsJson()).isEqualTo(BUTTON);
  }

  @Test
  void aWhisperedButtonIsForItsReceiverOnly() {
    long first = invoke();
    Message shown = accepted(withButton(first, true));

    assertRefused(click(OWNER, shown, "go"), ApiError.UNKNOWN_MESSAGE);
    Command.Interact click = click(MEMBER, shown, "go");
    accept(click);
    space.log();
    Message updated = accepted(edit(click.interaction().id(), null, Answer.UPDATE, "clicked"));

    assertThat(updated.id()).isEqualTo(shown.id());
    assertThat(space.log()).isEmpty();
  }

  @Test
  void aModalIsSubmittedByWhoWasShownIt() {
    long id = invoke();
    Command.Respond modal =
        new Command.Respond(
            SpaceDriver.header(BOT),
            id,
            GENERAL,
            Answer.SHOW_MODAL,
            null,
            null,
            null,
            "{\"custom_id\":\"form\"}",
            false);
    accept(modal);

    assertRefused(submit(OWNER, id, "form"), ApiError.UNKNOWN_INTERACTION);
    assertRefused(submit(MEMBER, id, "other"), ApiError.UNKNOWN_INTERACTION);
    accept(submit(MEMBER, id, "form"));
  }

  private void follow(int slot, UserId user) {
    space.subscription(new Subscription.Alive(slot, 1));
    space.subscription(new Subscription.Subscribe(slot, 1, SPACE, user));
  }

  private void pass(Duration time) {
    now = now.plus(time);
    space.pass(time);
  }

  private long invoke() {
    Command.Interact interact = interact(null);
    accept(interact);
    return interact.interaction().id();
  }

  private Command.Interact interact(@Nullable Long required) {
    return new Command.Interact(
        SpaceDriver.header(MEMBER),
        interaction(MEMBER, Interaction.COMMAND, "ping"),
        required,
        null,
        null,
        "",
        null);
  }

  private Command.Interact click(UserId user, Message message, String customId) {
    return new Command.Interact(
        SpaceDriver.header(user),
        interaction(user, Interaction.COMPONENT, ""),
        null,
        message.id(),
        (message.flags() & Message.EPHEMERAL) == 0 ? message : null,
        customId,
        null);
  }

  private Command.Interact submit(UserId user, long shownBy, String customId) {
    return new Command.Interact(
        SpaceDriver.header(user),
        interaction(user, Interaction.MODAL, ""),
        null,
        null,
        null,
        customId,
        shownBy);
  }

  private Interaction interaction(UserId user, int type, String name) {
    lastId = Math.max(lastId + 1, Snowflake.floor(now.toEpochMilli()));
    return new Interaction(
        lastId,
        type,
        BOT,
        "token",
        GENERAL,
        SpaceDriver.user(user),
        "en-US",
        "{}",
        name,
        name.isEmpty() ? 0 : Interaction.CHAT_INPUT,
        "n");
  }

  private static Command.Respond respond(
      long id, Answer answer, @Nullable MessageId message, String content, boolean ephemeral) {
    return new Command.Respond(
        SpaceDriver.header(BOT),
        id,
        GENERAL,
        answer,
        message,
        SpaceDriver.send(BOT, content, null),
        null,
        "",
        ephemeral);
  }

  private static Command.Respond withButton(long id, boolean ephemeral) {
    Command.SendMessage send =
        new Command.SendMessage(
            SpaceDriver.header(BOT),
            GENERAL,
            SpaceDriver.user(BOT),
            "press",
            "",
            false,
            0,
            null,
            false,
            MentionRequest.NONE,
            null,
            List.of(),
            false,
            BUTTON,
            Enclosures.NONE);
    return new Command.Respond(
        SpaceDriver.header(BOT), id, GENERAL, Answer.REPLY, null, send, null, "", ephemeral);
  }

  private static Command.Respond edit(long id, @Nullable Message message, String content) {
    return edit(id, message, Answer.EDIT, content);
  }

  private static Command.Respond edit(
      long id, @Nullable Message message, Answer answer, String content) {
    return new Command.Respond(
        SpaceDriver.header(BOT),
        id,
        GENERAL,
        answer,
        message == null ? null : message.id(),
        null,
        new Command.EditMessage(
            SpaceDriver.header(BOT),
            GENERAL,
            new MessageId(0),
            content,
            null,
            null,
            MentionRequest.NONE,
            message,
            null),
        "",
        false);
  }

  private List<InteractionEvent> told() {
    return space.inboxEvents().stream()
        .filter(InboxEvent.Interacted.class::isInstance)
        .map(event -> ((InboxEvent.Interacted) event).event())
        .toList();
  }

  private void accept(Command command) {
    assertThat(space.verdict(space.ask(command))).isInstanceOf(Verdict.Done.class);
  }

  private Message accepted(Command command) {
    return ((Verdict.Accepted) space.verdict(space.ask(command))).message();
  }

  private void assertRefused(Command command, ApiError error) {
    Verdict verdict = space.verdict(space.ask(command));
    assertThat(((Verdict.Refused) verdict).refusal().code()).isEqualTo(error.code());
  }
}
