package parley.streams.space;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.streams.space.SpaceDriver.GUILD;
import static parley.streams.space.SpaceDriver.MEMBER;
import static parley.streams.space.SpaceDriver.OWNER;
import static parley.streams.space.SpaceDriver.START;
import static parley.streams.space.SpaceDriver.STRANGER;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.Subscription;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.Member;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.message.Command;
import parley.contracts.message.Verdict;
import parley.contracts.permission.Permission;
import parley.contracts.permission.Permissions;
import parley.contracts.voice.Placement;
import parley.contracts.voice.RouterBeat;
import parley.contracts.voice.RouterId;
import parley.contracts.voice.VoiceOrder;
import parley.contracts.voice.VoiceState;

class VoiceTest {
  private static final ChannelId LOUNGE = new ChannelId(2_100);
  private static final ChannelId STAGE = new ChannelId(2_101);
  private static final int SLOT = 1;
  private static final RouterId FIRST = new RouterId(1);
  private static final RouterId SECOND = new RouterId(2);
  private static final long TALK =
      Permissions.mask(Permission.VIEW_CHANNEL, Permission.CONNECT, Permission.SPEAK);

  @TempDir Path state;
  private SpaceDriver space;
  private long beats;

  @BeforeEach
  void start() {
    space = new SpaceDriver(state);
    space.foundGuild();
    space.put(SpaceDriver.everyone(TALK));
    space.put(voice(LOUNGE, ChannelType.VOICE, 0));
    space.put(voice(STAGE, ChannelType.STAGE, 0));
    space.subscription(new Subscription.Alive(SLOT, 1));
    space.subscription(new Subscription.Subscribe(SLOT, 1, SpaceDriver.SPACE, OWNER));
    beat(FIRST, 0, false);
    space.inbox();
  }

  @AfterEach
  void stop() {
    assertThat(space.deadLetters()).isEmpty();
    space.close();
  }

  private static Channel voice(ChannelId id, ChannelType type, int userLimit) {
    return new Channel(
        id, GUILD, type, "lounge", null, 0, null, false, 0, List.of(), 64_000, userLimit, 0);
  }

  private void beat(RouterId router, int seats, boolean draining) {
    space.beat(
        new RouterBeat(
            router, 7, ++beats, "router-" + router + ":443", "local", seats, 100, draining));
    space.pass(Duration.ofMillis(500));
  }

  private void update(UserId user, @Nullable ChannelId channel) {
    space.ask(
        new Command.UpdateVoiceState(
            SpaceDriver.header(user), channel, "session-" + user, false, false, false));
  }

  private void report(VoiceState of, boolean connected) {
    space.ask(
        new Command.ReportVoice(
            SpaceDriver.header(of.user()), placement(of).connection(), connected));
  }

  private VoiceState join(UserId user, ChannelId channel) {
    update(user, channel);
    VoiceState joined = last();
    report(joined, true);
    return joined;
  }

  private static Placement placement(VoiceState state) {
    return Objects.requireNonNull(state.placement());
  }

  private List<InboxEvent.VoiceStateChanged> changes() {
    return space.inboxEvents().stream()
        .filter(InboxEvent.VoiceStateChanged.class::isInstance)
        .map(InboxEvent.VoiceStateChanged.class::cast)
        .toList();
  }

  private VoiceState last() {
    return changes().getLast().after();
  }

  @Test
  void aJoinIsToldWithItsPlace() {
    update(MEMBER, LOUNGE);

    InboxEvent.VoiceStateChanged change = changes().getLast();
    assertThat(change.before()).isNull();
    assertThat(change.after().channel()).isEqualTo(LOUNGE);
    assertThat(change.after().session()).isEqualTo("session-" + MEMBER);
    assertThat(placement(change.after()).endpoint()).isEqualTo("router-1:443");
    assertThat(Objects.requireNonNull(change.member()).user().id()).isEqualTo(MEMBER);
    assertThat(space.orders()).isEmpty();
  }

  @Test
  void whoFollowsLaterFindsThemInTheSnapshot() {
    VoiceState joined = join(MEMBER, LOUNGE);

    space.subscription(new Subscription.Alive(2, 1));
    space.subscription(new Subscription.Subscribe(2, 1, SpaceDriver.SPACE, OWNER));

    InboxEvent.GuildSnapshot snapshot = (InboxEvent.GuildSnapshot) space.inboxEvents().getLast();
    assertThat(snapshot.voiceStates()).containsExactly(joined.arrived());
  }

  @Test
  void nothingHappensWithoutThePermissionOrTheRoom() {
    update(STRANGER, LOUNGE);
    update(MEMBER, SpaceDriver.GENERAL);
    update(MEMBER, new ChannelId(5));
    space.put(voice(LOUNGE, ChannelType.VOICE, 1));
    join(OWNER, LOUNGE);
    update(MEMBER, LOUNGE);
    space.put(SpaceDriver.everyone(Permission.VIEW_CHANNEL.bit()));
    space.put(voice(LOUNGE, ChannelType.VOICE, 0));
    update(MEMBER, LOUNGE);

    assertThat(changes()).noneMatch(change -> !change.after().user().equals(OWNER));
  }

  @Test
  void whoMutesThemselvesStaysWhereTheyAre() {
    VoiceState joined = join(MEMBER, LOUNGE);

    space.ask(
        new Command.UpdateVoiceState(
            SpaceDriver.header(MEMBER), LOUNGE, joined.session(), true, true, false));

    VoiceState muted = last();
    assertThat(muted.selfMute()).isTrue();
    assertThat(muted.placement()).isEqualTo(joined.placement());
    assertThat(space.orders())
        .containsExactly(
            new VoiceOrder.Permit(FIRST, MEMBER, placement(joined).connection(), false, true));
  }

  @Test
  void onlyTheSessionThatIsThereLeaves() {
    VoiceState joined = join(MEMBER, LOUNGE);
    space.ask(
        new Command.UpdateVoiceState(
            SpaceDriver.header(MEMBER), null, "another", false, false, false));
    assertThat(changes()).isEmpty();

    update(MEMBER, null);

    assertThat(last().channel()).isNull();
    assertThat(space.orders())
        .containsExactly(new VoiceOrder.Dismiss(FIRST, MEMBER, placement(joined).connection()));
  }

  @Test
  void whoAsksAgainBeforeTheyConnectedKeepsTheirPlace() {
    update(MEMBER, LOUNGE);
    VoiceState first = last();

    update(MEMBER, LOUNGE);

    InboxEvent.VoiceStateChanged again = changes().getLast();
    assertThat(again.before()).isNull();
    assertThat(again.after()).isEqualTo(first);
    assertThat(space.orders()).isEmpty();
  }

  @Test
  void anotherSessionOfTheUserTakesOver() {
    VoiceState joined = join(MEMBER, LOUNGE);

    space.ask(
        new Command.UpdateVoiceState(
            SpaceDriver.header(MEMBER), LOUNGE, "another", false, false, false));

    VoiceState taken = last();
    assertThat(taken.session()).isEqualTo("another");
    assertThat(placement(taken).connection()).isGreaterThan(placement(joined).connection());
    report(joined, false);
    assertThat(changes()).isEmpty();
  }

  @Test
  void aModeratorMutesDeafensAndMoves() {
    VoiceState joined = join(MEMBER, LOUNGE);
    space.put(
        new Member(
            GUILD, SpaceDriver.user(MEMBER), null, List.of(), START, true, true, 0, false, null));
    assertThat(last()).matches(muted -> muted.mute() && muted.deaf());
    assertThat(space.orders())
        .containsExactly(
            new VoiceOrder.Permit(FIRST, MEMBER, placement(joined).connection(), true, true));

    Command.MoveVoice move = new Command.MoveVoice(SpaceDriver.header(OWNER), MEMBER, STAGE);
    assertThat(space.verdict(space.ask(move))).isInstanceOf(Verdict.Done.class);

    VoiceState moved = last();
    assertThat(moved.channel()).isEqualTo(STAGE);
    assertThat(moved.suppress()).isTrue();
    assertThat(placement(moved).connection()).isNotEqualTo(placement(joined).connection());
    assertThat(space.orders())
        .containsExactly(new VoiceOrder.Dismiss(FIRST, MEMBER, placement(joined).connection()));
  }

  @Test
  void whoIsNoModeratorMovesNobody() {
    join(OWNER, LOUNGE);

    assertRefused(
        new Command.MoveVoice(SpaceDriver.header(MEMBER), OWNER, null),
        ApiError.MISSING_PERMISSIONS);
    assertRefused(
        new Command.MoveVoice(SpaceDriver.header(OWNER), MEMBER, STAGE), ApiError.NOT_IN_VOICE);
  }

  private void assertRefused(Command command, ApiError error) {
    assertThat(space.verdict(space.ask(command)))
        .isEqualTo(new Verdict.Refused(command.header().id(), error.refusal()));
  }

  @Test
  void losingThePermissionToSpeakSilences() {
    VoiceState joined = join(MEMBER, LOUNGE);

    space.put(SpaceDriver.everyone(Permissions.mask(Permission.VIEW_CHANNEL, Permission.CONNECT)));

    assertThat(last().suppress()).isTrue();
    assertThat(space.orders())
        .containsExactly(
            new VoiceOrder.Permit(FIRST, MEMBER, placement(joined).connection(), true, false));
  }

  @Test
  void whoIsNoMemberOrHasNoChannelIsOut() {
    join(MEMBER, LOUNGE);
    join(OWNER, LOUNGE);

    space.remove(SpaceDriver.member(MEMBER).key());
    assertThat(changes())
        .anyMatch(change -> change.after().user().equals(MEMBER) && change.member() == null);
    space.remove(voice(LOUNGE, ChannelType.VOICE, 0).key());

    assertThat(last()).matches(gone -> gone.user().equals(OWNER) && gone.channel() == null);
  }

  @Test
  void aRouterThatFallsSilentIsReplacedForEverybodyOnIt() {
    VoiceState joined = join(MEMBER, LOUNGE);
    beat(SECOND, 50, false);
    for (int second = 0; second < 5; second++) {
      beat(SECOND, 50, false);
      space.pass(Duration.ofMillis(500));
    }

    VoiceState again = last();

    assertThat(placement(again).router()).isEqualTo(SECOND);
    assertThat(again.channel()).isEqualTo(LOUNGE);
    assertThat(placement(again).connection()).isGreaterThan(placement(joined).connection());
  }

  @Test
  void aRouterThatDrainsOrBeginsAnewLosesItsClients() {
    join(MEMBER, LOUNGE);
    beat(SECOND, 0, false);

    beat(FIRST, 1, true);
    assertThat(placement(last()).router()).isEqualTo(SECOND);

    space.beat(new RouterBeat(SECOND, 8, 1, "router-2:443", "local", 0, 100, false));
    space.pass(Duration.ofMillis(500));

    assertThat(placement(last()).life()).isEqualTo(8);
  }

  @Test
  void aChannelStaysTogetherAndEmptyRoutersComeFirst() {
    join(MEMBER, LOUNGE);
    beat(FIRST, 50, false);
    beat(SECOND, 10, false);

    assertThat(placement(join(OWNER, LOUNGE)).router()).isEqualTo(FIRST);
    update(OWNER, STAGE);
    assertThat(placement(last()).router()).isEqualTo(SECOND);
  }

  @Test
  void whoWaitsForARouterIsPlacedWhenOneComes() {
    beat(FIRST, 100, false);
    update(MEMBER, LOUNGE);
    assertThat(last().placement()).isNull();

    beat(FIRST, 99, false);

    assertThat(placement(last()).router()).isEqualTo(FIRST);
  }

  @Test
  void whoNeverReachesTheRouterOrLeavesItIsGone() {
    VoiceState joined = join(OWNER, LOUNGE);
    report(joined, false);
    assertThat(last()).matches(gone -> gone.user().equals(OWNER) && gone.channel() == null);
    update(MEMBER, LOUNGE);

    for (int second = 0; second < 63; second++) {
      beat(FIRST, 1, false);
      space.pass(Duration.ofMillis(500));
    }

    assertThat(last()).matches(gone -> gone.user().equals(MEMBER) && gone.channel() == null);
  }
}
