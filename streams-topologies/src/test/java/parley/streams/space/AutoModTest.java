package parley.streams.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static parley.streams.space.SpaceDriver.GENERAL;
import static parley.streams.space.SpaceDriver.GUILD;
import static parley.streams.space.SpaceDriver.MEMBER;
import static parley.streams.space.SpaceDriver.OWNER;
import static parley.streams.space.SpaceDriver.WRITERS;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.Subscription;
import parley.contracts.entity.AutoModRule;
import parley.contracts.error.ApiError;
import parley.contracts.id.AutoModRuleId;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.contracts.message.Command;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.Verdict;
import parley.contracts.moderation.ModerationAction;
import parley.contracts.moderation.ModerationOrder;
import parley.contracts.moderation.ModerationRule;
import parley.contracts.moderation.RuleExecution;

class AutoModTest {
  private static final AutoModRule.Action BLOCK = new AutoModRule.Block("Not here.");
  private static final AutoModRule.Action ALERT = new AutoModRule.Alert(GENERAL);
  private static final AutoModRule.Action TIME_OUT = new AutoModRule.TimeOut(Duration.ofMinutes(1));

  @TempDir Path state;
  private SpaceDriver space;

  @BeforeEach
  void start() {
    space = new SpaceDriver(state);
    space.foundGuild();
    space.subscription(new Subscription.Alive(0, 1));
    space.subscription(new Subscription.Subscribe(0, 1, SpaceDriver.SPACE, OWNER));
    space.inbox();
  }

  @AfterEach
  void stop() {
    assertThat(space.deadLetters()).isEmpty();
    space.close();
  }

  @Test
  void aBlockedMessageReachesNobody() {
    space.put(rule(1, "heck*", BLOCK));
    space.inbox();

    Verdict verdict = say("what the HECKING");

    assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    assertThat(((Verdict.Refused) verdict).refusal())
        .isEqualTo(ApiError.MESSAGE_BLOCKED.refusal("Not here."));
    assertThat(space.log()).isEmpty();
    assertThat(space.moderationActions())
        .extracting(action -> action.measure(), action -> action.user(), action -> action.channel())
        .containsExactly(tuple(new ModerationAction.Blocked(), MEMBER, GENERAL));
    List<InboxEvent> told = space.inboxEvents();
    assertThat(told).hasSize(1);
    RuleExecution execution = ((InboxEvent.RuleExecuted) told.getFirst()).execution();
    assertThat(execution.message()).isNull();
    assertThat(execution.keyword()).isEqualTo("heck*");
    assertThat(execution.matched()).isEqualTo("HECK");
    assertThat(say("what the deck")).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void anAlertShowsModeratorsWhatWasWritten() {
    space.put(rule(1, "heck", ALERT));

    Message message = ((Verdict.Accepted) say("oh heck")).message();

    List<MessageEvent> log = space.log();
    assertThat(log).hasSize(2);
    assertThat(((MessageEvent.Created) log.get(0)).message()).isEqualTo(message);
    Message alert = ((MessageEvent.Created) log.get(1)).message();
    assertThat(alert.type()).isEqualTo(Message.TYPE_AUTO_MODERATION);
    assertThat(alert.author().id()).isEqualTo(MEMBER);
    assertThat(alert.embedsJson())
        .contains("auto_moderation_message", "oh heck", "\"rule 1\"", message.id().toString());
    assertThat(log.get(1).decision().value()).isGreaterThan(log.get(0).decision().value());
    assertThat(space.verdict(space.ask(SpaceDriver.edit(MEMBER, alert.id(), "x", null))))
        .isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void aTimeoutHoldsFromTheDecisionOn() {
    space.put(rule(1, "heck", BLOCK, ALERT, TIME_OUT));

    assertThat(code(say("heck"))).isEqualTo(ApiError.MESSAGE_BLOCKED.code());
    assertThat(code(say("sorry"))).isEqualTo(ApiError.MISSING_PERMISSIONS.code());

    assertThat(space.moderationActions())
        .extracting(ModerationAction::measure)
        .containsExactly(
            new ModerationAction.Blocked(),
            new ModerationAction.Alerted(),
            new ModerationAction.TimedOut(SpaceDriver.START.plusSeconds(60)));
    assertThat(space.log()).hasSize(1);
    space.pass(Duration.ofSeconds(61));
    assertThat(say("sorry")).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void aChangedMessageIsJudgedAnew() {
    MessageId id = space.posted("good").id();
    space.put(rule(1, "heck", BLOCK));
    space.log();

    Command.EditMessage edit = SpaceDriver.edit(MEMBER, id, "heck", null);
    assertThat(code(space.verdict(space.ask(edit)))).isEqualTo(ApiError.MESSAGE_BLOCKED.code());
    assertThat(space.log()).isEmpty();
    Command.EditMessage better = SpaceDriver.edit(MEMBER, id, "better", null);
    assertThat(space.verdict(space.ask(better))).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void someAreAboveTheRules() {
    space.put(rule(1, "heck", BLOCK));
    assertThat(space.verdict(space.ask(SpaceDriver.send(OWNER, "heck", null))))
        .isInstanceOf(Verdict.Accepted.class);
    space.put(exempt(1, List.of(WRITERS), List.of()));
    assertThat(say("heck")).isInstanceOf(Verdict.Accepted.class);
    space.put(exempt(1, List.of(), List.of(GENERAL)));
    assertThat(say("heck")).isInstanceOf(Verdict.Accepted.class);
    space.put(exempt(1, List.of(new RoleId(9)), List.of(new ChannelId(9))));
    assertThat(code(say("heck"))).isEqualTo(ApiError.MESSAGE_BLOCKED.code());
    space.remove(rule(1, "heck").key());
    assertThat(say("heck")).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void anOrderFromElsewhereIsFollowedOnceAtItsPlace() {
    MessageId first = space.posted("buy").id();
    MessageId second = space.posted("buy now").id();
    MessageId other = space.posted("hello").id();
    space.log();
    Command.Moderate order =
        order(MEMBER, List.of(new ModerationOrder.Doomed(GENERAL, List.of(first, second))));

    space.ask(order);
    space.ask(order);

    List<MessageEvent> log = space.log();
    assertThat(log).hasSize(2);
    assertThat(((MessageEvent.MessagesDeleted) log.get(0)).messages())
        .containsExactly(first, second);
    assertThat(((MessageEvent.Created) log.get(1)).message().embedsJson()).contains("burst", "buy");
    assertThat(space.moderationActions())
        .extracting(ModerationAction::measure)
        .containsExactly(
            new ModerationAction.Deleted(2),
            new ModerationAction.TimedOut(SpaceDriver.START.plusSeconds(600)),
            new ModerationAction.Alerted());
    assertThat(code(say("more"))).isEqualTo(ApiError.MISSING_PERMISSIONS.code());
    assertThat(space.verdict(space.ask(SpaceDriver.edit(MEMBER, second, "again", null))))
        .isInstanceOf(Verdict.Refused.class);
    assertThat(space.verdict(space.ask(SpaceDriver.delete(OWNER, other, null))))
        .isInstanceOf(Verdict.Deleted.class);
  }

  @Test
  void noOrderIsFollowedAgainstWhoManagesTheGuild() {
    MessageId id =
        ((Verdict.Accepted) space.verdict(space.ask(SpaceDriver.send(OWNER, "hi", null))))
            .message()
            .id();
    space.log();

    space.ask(order(OWNER, List.of(new ModerationOrder.Doomed(GENERAL, List.of(id)))));

    assertThat(space.log()).isEmpty();
    assertThat(space.moderationActions()).isEmpty();
  }

  private static Command.Moderate order(UserId user, List<ModerationOrder.Doomed> doomed) {
    Command.Header header = SpaceDriver.header(user);
    return new Command.Moderate(
        new Command.Header(
            header.id(), header.space(), Command.NOBODY_WAITS, user, header.issuedAt()),
        new ModerationOrder(
            new ModerationRule(ModerationRule.Source.DETECTION, "burst", 3),
            "too much",
            SpaceDriver.user(user),
            doomed,
            Duration.ofMinutes(10),
            GENERAL,
            "buy"));
  }

  /// Rules come, change and go between messages; each message meets those of its moment.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyMessageMeetsTheRulesOfItsMoment(long seed) {
    Random random = new Random(seed);
    List<String> words = List.of("ab", "bc", "a", "c");
    Map<Integer, String> naive = new TreeMap<>();
    for (int step = 0; step < 400; step++) {
      int id = 1 + random.nextInt(3);
      switch (random.nextInt(4)) {
        case 0 -> {
          naive.put(id, words.get(random.nextInt(words.size())));
          space.put(rule(id, naive.get(id), BLOCK));
        }
        case 1 -> {
          naive.remove(id);
          space.remove(rule(id, "x").key());
        }
        default -> {
          List<String> said = new ArrayList<>();
          for (int i = 0; i < 3; i++) {
            said.add(words.get(random.nextInt(words.size())));
          }
          boolean allowed = said.stream().noneMatch(naive::containsValue);
          assertThat(say(String.join(" ", said)) instanceof Verdict.Accepted)
              .as("seed %d step %d: %s against %s", seed, step, said, naive)
              .isEqualTo(allowed);
        }
      }
    }
  }

  private Verdict say(String content) {
    return space.verdict(space.ask(SpaceDriver.send(MEMBER, content, null)));
  }

  private static int code(Verdict verdict) {
    return verdict instanceof Verdict.Refused refused ? refused.refusal().code() : 0;
  }

  private static AutoModRule rule(long id, String word, AutoModRule.Action... actions) {
    return rule(id, word, List.of(), List.of(), actions);
  }

  private static AutoModRule exempt(long id, List<RoleId> roles, List<ChannelId> channels) {
    return rule(id, "heck", roles, channels, BLOCK);
  }

  private static AutoModRule rule(
      long id,
      String word,
      List<RoleId> exemptRoles,
      List<ChannelId> exemptChannels,
      AutoModRule.Action... actions) {
    return new AutoModRule(
        new AutoModRuleId(id),
        GUILD,
        OWNER,
        "rule " + id,
        true,
        new AutoModRule.Keywords(List.of(word), List.of(), List.of()),
        List.of(actions),
        exemptRoles,
        exemptChannels);
  }
}
