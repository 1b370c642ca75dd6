package parley.streams.space;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.streams.space.SpaceDriver.GENERAL;
import static parley.streams.space.SpaceDriver.GUILD;
import static parley.streams.space.SpaceDriver.MEMBER;
import static parley.streams.space.SpaceDriver.OWNER;
import static parley.streams.space.SpaceDriver.STRANGER;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.contracts.entity.Emoji;
import parley.contracts.entity.Member;
import parley.contracts.error.ApiError;
import parley.contracts.id.DecisionId;
import parley.contracts.id.EmojiId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.contracts.message.Command;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.ReactionCount;
import parley.contracts.message.ReactionEmoji;
import parley.contracts.message.Verdict;
import parley.contracts.permission.Permission;
import parley.contracts.permission.Permissions;

class ReactionOrderingTest {
  private static final ReactionEmoji WAVE = ReactionEmoji.unicode("👋");
  private static final ReactionEmoji HEART = ReactionEmoji.unicode("❤");
  private static final long REACTING =
      SpaceDriver.EVERYONE | Permissions.mask(Permission.ADD_REACTIONS);

  @TempDir Path state;
  private SpaceDriver space;

  @BeforeEach
  void start() {
    space = new SpaceDriver(state);
    space.foundGuild();
    space.put(SpaceDriver.everyone(REACTING));
  }

  @AfterEach
  void stop() {
    assertThat(space.deadLetters()).isEmpty();
    space.close();
  }

  @Test
  void countsEveryUserOnce() {
    MessageId message = posted();

    assertDone(add(MEMBER, message, WAVE));
    assertDone(add(OWNER, message, WAVE));
    assertDone(add(OWNER, message, WAVE));

    assertThat(space.log())
        .extracting(event -> ((MessageEvent.ReactionAdded) event).count().count())
        .containsExactly(1, 2);
    assertThat(counts(message)).containsExactly(Map.entry("👋", 2));
  }

  @Test
  void tellsWhoReactedToWhom() {
    MessageId message = posted();

    space.ask(add(OWNER, message, WAVE));

    assertThat(space.log())
        .singleElement()
        .isInstanceOfSatisfying(
            MessageEvent.ReactionAdded.class,
            added -> {
              assertThat(added.channel()).isEqualTo(GENERAL);
              assertThat(added.guild()).isEqualTo(GUILD);
              assertThat(added.user()).isEqualTo(OWNER);
              assertThat(added.messageAuthor()).isEqualTo(MEMBER);
              assertThat(added.member()).isEqualTo(SpaceDriver.member(OWNER));
            });
  }

  @Test
  void takesReactionsBack() {
    MessageId message = posted();
    space.ask(add(MEMBER, message, WAVE));
    space.ask(add(OWNER, message, WAVE));
    space.log();

    assertDone(remove(OWNER, OWNER, message, WAVE));
    assertDone(remove(OWNER, OWNER, message, WAVE));
    assertRefused(remove(MEMBER, OWNER, message, WAVE), ApiError.MISSING_PERMISSIONS);
    assertDone(remove(OWNER, MEMBER, message, WAVE));
    assertRefused(remove(MEMBER, MEMBER, message, WAVE), ApiError.UNKNOWN_EMOJI);

    assertThat(space.log())
        .extracting(event -> ((MessageEvent.ReactionRemoved) event).count().count())
        .containsExactly(1, 0);
    assertThat(counts(message)).isEmpty();
  }

  @Test
  void clearsOneEmojiOrAllAndBeginsAnewAfterwards() {
    MessageId message = posted();
    space.ask(add(MEMBER, message, WAVE));
    space.ask(add(OWNER, message, WAVE));
    space.ask(add(OWNER, message, HEART));
    assertRefused(clear(MEMBER, message, null), ApiError.MISSING_PERMISSIONS);

    assertDone(clear(OWNER, message, WAVE));
    assertThat(counts(message)).containsExactly(Map.entry("❤", 1));
    assertRefused(clear(OWNER, message, WAVE), ApiError.UNKNOWN_EMOJI);

    // Who reacted before the clearing may react again, and counts once.
    assertDone(add(OWNER, message, WAVE));
    assertDone(remove(OWNER, MEMBER, message, WAVE));
    assertThat(counts(message)).isEqualTo(Map.of("❤", 1, "👋", 1));

    assertDone(clear(OWNER, message, null));
    space.log();
    assertDone(clear(OWNER, message, null));
    assertThat(space.log()).isEmpty();
    assertThat(counts(message)).isEmpty();
  }

  @Test
  void asksForPermissionToBeTheFirstOnly() {
    MessageId message = posted();
    space.put(SpaceDriver.everyone(SpaceDriver.EVERYONE));
    assertRefused(add(MEMBER, message, WAVE), ApiError.MISSING_PERMISSIONS);

    assertDone(add(OWNER, message, WAVE));
    assertDone(add(MEMBER, message, WAVE));

    space.put(SpaceDriver.everyone(Permission.VIEW_CHANNEL.bit()));
    assertRefused(add(MEMBER, message, WAVE), ApiError.MISSING_PERMISSIONS);
    assertRefused(add(STRANGER, message, WAVE), ApiError.MISSING_ACCESS);
  }

  @Test
  void letsNobodyReactWhoIsTimedOut() {
    MessageId message = posted();
    space.ask(add(OWNER, message, WAVE));
    Member member = SpaceDriver.member(MEMBER);

    space.put(
        new Member(
            GUILD,
            member.user(),
            null,
            List.of(),
            SpaceDriver.START,
            false,
            false,
            0,
            false,
            SpaceDriver.START.plusSeconds(60)));

    assertRefused(add(MEMBER, message, WAVE), ApiError.MISSING_PERMISSIONS);
  }

  @Test
  void boundsTheDifferentEmojisOfAMessage() {
    MessageId message = posted();
    for (int i = 0; i < 20; i++) {
      space.put(emoji(100 + i));
      assertDone(add(OWNER, message, new ReactionEmoji(new EmojiId(100 + i), "e", false)));
    }

    assertRefused(add(OWNER, message, WAVE), ApiError.TOO_MANY_REACTIONS);
    assertDone(add(MEMBER, message, new ReactionEmoji(new EmojiId(100), "e", false)));
  }

  @Test
  void customEmojisAreThereOrAreAllowedFromElsewhere() {
    MessageId message = posted();
    ReactionEmoji own = new ReactionEmoji(new EmojiId(100), "e", false);
    assertRefused(custom(MEMBER, message, own, GUILD), ApiError.UNKNOWN_EMOJI);
    space.put(emoji(100));
    assertDone(custom(MEMBER, message, own, GUILD));
    space.put(emoji(101, SpaceDriver.WRITERS));
    ReactionEmoji kept = new ReactionEmoji(new EmojiId(101), "e", false);
    assertRefused(custom(OWNER, message, kept, GUILD), ApiError.UNKNOWN_EMOJI);
    assertDone(custom(MEMBER, message, kept, GUILD));
    space.remove(emoji(100).key());
    assertDone(custom(OWNER, message, own, GUILD));
    assertDone(clear(OWNER, message, null));
    assertRefused(custom(OWNER, message, own, GUILD), ApiError.UNKNOWN_EMOJI);

    ReactionEmoji foreign = new ReactionEmoji(new EmojiId(102), "e", false);
    assertRefused(custom(MEMBER, message, foreign, new GuildId(9)), ApiError.MISSING_PERMISSIONS);
    space.put(SpaceDriver.everyone(REACTING | Permission.USE_EXTERNAL_EMOJIS.bit()));
    assertDone(custom(MEMBER, message, foreign, new GuildId(9)));
  }

  private static Command custom(
      UserId user, MessageId message, ReactionEmoji emoji, GuildId guild) {
    return new Command.AddReaction(
        SpaceDriver.header(user), GENERAL, message, emoji, null, null, guild);
  }

  private static Emoji emoji(long id, RoleId... roles) {
    return new Emoji(new EmojiId(id), GUILD, "e", false, List.of(roles), OWNER);
  }

  @Test
  void goesOnFromWhatIngressReadOfAnOldMessage() {
    Message message = space.posted("old");
    space.ask(add(OWNER, message.id(), WAVE));
    DecisionId reaction = space.log().getLast().decision();
    Message known = message.withReactions(List.of(new ReactionCount(WAVE, 1, reaction)));
    leaveTail();
    assertRefused(add(MEMBER, message.id(), WAVE), ApiError.UNKNOWN_MESSAGE);

    assertDone(
        new Command.AddReaction(
            SpaceDriver.header(OWNER), GENERAL, message.id(), WAVE, known, reaction));
    assertThat(space.log()).isEmpty();
    assertDone(
        new Command.AddReaction(
            SpaceDriver.header(MEMBER), GENERAL, message.id(), WAVE, known, null));
    assertDone(
        new Command.RemoveReaction(
            SpaceDriver.header(OWNER), GENERAL, message.id(), OWNER, WAVE, known, reaction));

    assertThat(counts(message.id())).containsExactly(Map.entry("👋", 1));
    // What was read before is overruled by what was decided since.
    assertDone(
        new Command.RemoveReaction(
            SpaceDriver.header(OWNER), GENERAL, message.id(), OWNER, WAVE, known, reaction));
    assertThat(counts(message.id())).containsExactly(Map.entry("👋", 1));
  }

  @Test
  void keepsTheReactionsOfAnEditedMessage() {
    MessageId message = posted();
    space.ask(add(OWNER, message, WAVE));

    space.ask(SpaceDriver.edit(MEMBER, message, "changed", null));

    assertThat(counts(message)).containsExactly(Map.entry("👋", 1));
  }

  @Test
  void knowsNoReactionsToWhatIsGone() {
    MessageId message = posted();
    space.ask(SpaceDriver.delete(MEMBER, message, null));

    assertRefused(add(OWNER, message, WAVE), ApiError.UNKNOWN_MESSAGE);
    assertRefused(remove(OWNER, OWNER, message, WAVE), ApiError.UNKNOWN_MESSAGE);
    assertRefused(clear(OWNER, message, null), ApiError.UNKNOWN_MESSAGE);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void countsAsANaiveModelDoes(long seed) {
    Random random = new Random(seed);
    List<ReactionEmoji> emojis = List.of(WAVE, HEART, new ReactionEmoji(new EmojiId(5), "x", true));
    space.put(emoji(5));
    List<UserId> users = List.of(OWNER, MEMBER);
    Message message = space.posted("popular");
    Map<String, Set<UserId>> model = new HashMap<>();
    for (int i = 0; i < 300; i++) {
      ReactionEmoji emoji = emojis.get(random.nextInt(emojis.size()));
      UserId user = users.get(random.nextInt(users.size()));
      switch (random.nextInt(8)) {
        case 0 -> {
          space.ask(clear(OWNER, message.id(), emoji));
          model.remove(emoji.key());
        }
        case 1 -> {
          space.ask(clear(OWNER, message.id(), null));
          model.clear();
        }
        case 2, 3 -> {
          space.ask(remove(OWNER, user, message.id(), emoji));
          model.computeIfPresent(
              emoji.key(),
              (key, reactors) -> {
                reactors.remove(user);
                return reactors.isEmpty() ? null : reactors;
              });
        }
        default -> {
          space.ask(add(user, message.id(), emoji));
          model.computeIfAbsent(emoji.key(), key -> new HashSet<>()).add(user);
        }
      }
    }
    Map<String, Integer> expected = new HashMap<>();
    model.forEach((emoji, reactors) -> expected.put(emoji, reactors.size()));

    assertThat(counts(message.id())).as("seed %d", seed).isEqualTo(expected);
  }

  /// The counts as everybody sees them: from an edit that changes nothing of them.
  private Map<String, Integer> counts(MessageId message) {
    Verdict verdict = space.verdict(space.ask(SpaceDriver.edit(MEMBER, message, "again", null)));
    Map<String, Integer> counts = new HashMap<>();
    for (ReactionCount count : ((Verdict.Accepted) verdict).message().reactions()) {
      counts.put(count.emoji().key(), count.count());
    }
    return counts;
  }

  private MessageId posted() {
    MessageId message = space.posted("message").id();
    space.log();
    return message;
  }

  private void leaveTail() {
    space.durable.set(Long.MAX_VALUE);
    space.pass(Duration.ofMinutes(6));
    space.pass(Duration.ofSeconds(3));
    space.durable.set(0);
  }

  private static Command add(UserId user, MessageId message, ReactionEmoji emoji) {
    return new Command.AddReaction(SpaceDriver.header(user), GENERAL, message, emoji, null, null);
  }

  private static Command remove(UserId actor, UserId user, MessageId message, ReactionEmoji emoji) {
    return new Command.RemoveReaction(
        SpaceDriver.header(actor), GENERAL, message, user, emoji, null, null);
  }

  private static Command clear(UserId actor, MessageId message, @Nullable ReactionEmoji emoji) {
    return new Command.ClearReactions(SpaceDriver.header(actor), GENERAL, message, emoji, null);
  }

  private void assertDone(Command command) {
    assertThat(space.verdict(space.ask(command)))
        .isEqualTo(new Verdict.Done(command.header().id()));
  }

  private void assertRefused(Command command, ApiError error) {
    assertThat(space.verdict(space.ask(command)))
        .isEqualTo(new Verdict.Refused(command.header().id(), error.refusal()));
  }
}
