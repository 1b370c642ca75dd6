package parley.streams.space;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.streams.space.SpaceDriver.GUILD;
import static parley.streams.space.SpaceDriver.MEMBER;
import static parley.streams.space.SpaceDriver.OWNER;
import static parley.streams.space.SpaceDriver.SPACE;
import static parley.streams.space.SpaceDriver.START;
import static parley.streams.space.SpaceDriver.STRANGER;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.InboxRecord;
import parley.contracts.edge.MemberQuery;
import parley.contracts.edge.Subscription;
import parley.contracts.entity.Account;
import parley.contracts.entity.Membership;
import parley.contracts.entity.Relationship;
import parley.contracts.id.UserId;
import parley.contracts.presence.Device;
import parley.contracts.presence.Presence;
import parley.contracts.presence.PresenceBeat;
import parley.contracts.presence.PresentMember;
import parley.contracts.presence.SessionPresence;
import parley.contracts.presence.Status;
import parley.contracts.space.SpaceId;

/// Presence from beats to batches.
class PresenceTest {
  private static final long EPOCH = 10;
  private static final Duration TURN = Duration.ofMillis(500);
  private static final Duration BATCH = Duration.ofSeconds(5);

  @TempDir Path state;
  private SpaceDriver space;
  private Instant now = START;

  @BeforeEach
  void start() {
    space = new SpaceDriver(state);
    space.foundGuild();
    for (UserId user : List.of(OWNER, MEMBER)) {
      space.put(account(user));
      space.put(new Membership(user, GUILD, START));
    }
    space.subscription(new Subscription.Alive(0, EPOCH));
    space.subscription(new Subscription.Subscribe(0, EPOCH, SPACE, OWNER));
    space.inbox();
  }

  @AfterEach
  void stop() {
    assertThat(space.deadLetters()).isEmpty();
    space.close();
  }

  @Test
  void tellsAGuildOnceABatchHowItsMembersArePresentLast() {
    beat(MEMBER, 1, Status.ONLINE);
    pass(TURN);
    beat(MEMBER, 1, Status.IDLE);
    pass(TURN);
    beat(MEMBER, 1, Status.DND);
    beat(OWNER, 0, Status.ONLINE);
    pass(BATCH);

    assertThat(batches(SPACE)).hasSize(1);
    beat(MEMBER, 1, Status.IDLE);
    pass(BATCH.plus(TURN));
    List<PresentMember> changed = batches(SPACE).getFirst().members();
    assertThat(changed).containsExactly(new PresentMember(present(MEMBER, Status.IDLE), null));
  }

  @Test
  void introducesAMemberWhoCame() {
    beat(MEMBER, 1, Status.ONLINE);
    pass(BATCH.plus(TURN));

    assertThat(batches(SPACE).getFirst().members())
        .containsExactly(
            new PresentMember(
                present(MEMBER, Status.ONLINE), SpaceDriver.member(MEMBER, SpaceDriver.WRITERS)));
  }

  @Test
  void saysNothingOfWhoCameAndWentBetweenTwoTurns() {
    beat(MEMBER, 1, Status.ONLINE);
    space.beat(new PresenceBeat(MEMBER, 1, EPOCH, List.of()), now);
    pass(BATCH.plus(TURN));

    assertThat(batches(SPACE)).isEmpty();
  }

  @Test
  void mergesTheSessionsOfAllSlots() {
    beat(MEMBER, 1, Status.IDLE);
    space.beat(
        new PresenceBeat(MEMBER, 2, EPOCH, List.of(session(Device.MOBILE, Status.ONLINE))), now);
    pass(BATCH.plus(TURN));
    assertThat(last(SPACE, MEMBER))
        .isEqualTo(
            new Presence(
                MEMBER,
                Status.ONLINE,
                Map.of(Device.WEB, Status.IDLE, Device.MOBILE, Status.ONLINE),
                List.of()));

    space.beat(new PresenceBeat(MEMBER, 2, EPOCH, List.of()), now);
    pass(BATCH.plus(TURN));
    assertThat(last(SPACE, MEMBER)).isEqualTo(present(MEMBER, Status.IDLE));
  }

  @Test
  void showsWhoIsInvisibleAsOffline() {
    beat(MEMBER, 1, Status.INVISIBLE);
    pass(BATCH.plus(TURN));
    assertThat(batches(SPACE)).isEmpty();

    beat(MEMBER, 1, Status.ONLINE);
    pass(BATCH.plus(TURN));
    beat(MEMBER, 1, Status.INVISIBLE);
    pass(BATCH.plus(TURN));
    assertThat(last(SPACE, MEMBER)).isEqualTo(Presence.offline(MEMBER));
  }

  @Test
  void takesSilentSessionsForGoneByTheClock() {
    beat(MEMBER, 1, Status.ONLINE);
    pass(BATCH.plus(TURN));
    batches(SPACE);
    pass(Duration.ofSeconds(140));
    assertThat(batches(SPACE)).isEmpty();

    // The slot that follows keeps talking.
    keepAlive();
    pass(Duration.ofSeconds(20));
    assertThat(last(SPACE, MEMBER)).isEqualTo(Presence.offline(MEMBER));
  }

  @Test
  void takesSilentSessionsForGoneByTheTimeOfRecords() {
    beat(MEMBER, 1, Status.ONLINE);
    pass(BATCH.plus(TURN));
    batches(SPACE);
    space.beat(
        new PresenceBeat(OWNER, 3, EPOCH, List.of(session(Device.WEB, Status.ONLINE))),
        now.plusSeconds(151));
    pass(BATCH.multipliedBy(3));

    assertThat(last(SPACE, MEMBER)).isEqualTo(Presence.offline(MEMBER));
  }

  @Test
  void endsTheSessionsOfAFormerLifeOfASlot() {
    space.subscription(new Subscription.Alive(1, EPOCH));
    beat(MEMBER, 1, Status.ONLINE);
    pass(BATCH.plus(TURN));
    batches(SPACE);

    space.subscription(new Subscription.Alive(1, EPOCH + 1));
    beat(MEMBER, 1, Status.DND);
    pass(BATCH.multipliedBy(3));
    assertThat(last(SPACE, MEMBER)).isEqualTo(Presence.offline(MEMBER));
  }

  @Test
  void showsANewSlotWhoIsThere() {
    beat(MEMBER, 1, Status.DND);
    pass(TURN);
    space.subscription(new Subscription.Alive(1, EPOCH));
    space.inbox();
    space.subscription(new Subscription.Subscribe(1, EPOCH, SPACE, OWNER));

    InboxEvent.GuildSnapshot snapshot = (InboxEvent.GuildSnapshot) space.inboxEvents().getFirst();
    assertThat(snapshot.complete()).isTrue();
    assertThat(snapshot.roster())
        .extracting(PresentMember::presence)
        .containsExactlyInAnyOrder(Presence.offline(OWNER), present(MEMBER, Status.DND));
  }

  @Test
  void tellsWhoIsThereOfThoseWhoAreAskedFor() {
    beat(MEMBER, 1, Status.DND);
    pass(TURN);
    space.inbox();
    space.subscription(
        new Subscription.RequestMembers(
            0, EPOCH, SPACE, OWNER, 1, new MemberQuery.Page(new UserId(0), 10)));

    InboxEvent.MembersFound found = (InboxEvent.MembersFound) space.inboxEvents().getFirst();
    assertThat(found.members()).hasSize(2);
    assertThat(found.presences()).containsExactly(present(MEMBER, Status.DND));
  }

  @Test
  void tellsFriendsAndNobodyElse() {
    space.put(account(STRANGER));
    space.put(new Relationship(MEMBER, SpaceDriver.user(STRANGER), FRIEND, null, START));
    space.put(new Relationship(STRANGER, SpaceDriver.user(MEMBER), FRIEND, null, START));
    space.subscription(new Subscription.Subscribe(0, EPOCH, STRANGER.space(), STRANGER));
    beat(MEMBER, 1, Status.ONLINE);
    pass(BATCH.plus(TURN));
    assertThat(last(STRANGER.space(), MEMBER)).isEqualTo(present(MEMBER, Status.ONLINE));

    space.subscription(new Subscription.Subscribe(0, EPOCH, STRANGER.space(), STRANGER));
    assertThat(snapshotOf(STRANGER).presences()).containsExactly(present(MEMBER, Status.ONLINE));

    space.remove(new Relationship(MEMBER, SpaceDriver.user(STRANGER), FRIEND, null, START).key());
    space.remove(new Relationship(STRANGER, SpaceDriver.user(MEMBER), FRIEND, null, START).key());
    beat(MEMBER, 1, Status.DND);
    pass(BATCH.plus(TURN));
    assertThat(batches(STRANGER.space())).isEmpty();
    space.subscription(new Subscription.Subscribe(0, EPOCH, STRANGER.space(), STRANGER));
    assertThat(snapshotOf(STRANGER).presences()).isEmpty();
  }

  @Test
  void showsWhoIsThereAlreadyToAGuildThatTheyJoinAndForgetsThemWhenTheyLeave() {
    space.put(account(STRANGER));
    beat(STRANGER, 1, Status.ONLINE);
    pass(BATCH.plus(TURN));
    assertThat(batches(SPACE)).isEmpty();

    space.put(SpaceDriver.member(STRANGER));
    space.put(new Membership(STRANGER, GUILD, START));
    pass(BATCH.plus(TURN));
    assertThat(last(SPACE, STRANGER)).isEqualTo(present(STRANGER, Status.ONLINE));

    space.remove(SpaceDriver.member(STRANGER).key());
    space.remove(new Membership(STRANGER, GUILD, START).key());
    beat(STRANGER, 1, Status.DND);
    pass(BATCH.plus(TURN));
    assertThat(batches(SPACE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void endsUpWithWhatANaiveModelSays(long seed) {
    Random random = new Random(seed);
    Map<Integer, List<SessionPresence>> model = new HashMap<>();
    Presence told = Presence.offline(MEMBER);
    for (int step = 0; step < 200; step++) {
      int slot = random.nextInt(3);
      List<SessionPresence> sessions = new ArrayList<>();
      for (int i = random.nextInt(3); i > 0; i--) {
        sessions.add(
            session(
                Device.values()[random.nextInt(3)],
                Status.values()[random.nextInt(Status.values().length)]));
      }
      model.put(slot, sessions);
      space.beat(new PresenceBeat(MEMBER, slot, EPOCH, sessions), now);
      if (random.nextInt(4) == 0) {
        keepAlive();
        pass(BATCH.plus(TURN));
        for (InboxEvent.PresencesChanged batch : batches(SPACE)) {
          told = batch.members().getLast().presence();
        }
        Status strongest =
            model.values().stream()
                .flatMap(List::stream)
                .map(SessionPresence::status)
                .filter(Status::isVisible)
                .sorted()
                .findFirst()
                .orElse(Status.OFFLINE);
        assertThat(told.status()).as("seed %d, step %d", seed, step).isEqualTo(strongest);
        model.forEach((of, said) -> beat(of, said));
      }
    }
  }

  private static final Relationship.Type FRIEND = Relationship.Type.FRIEND;

  private InboxEvent.UserSnapshot snapshotOf(UserId user) {
    return (InboxEvent.UserSnapshot)
        space.inbox().stream()
            .filter(record -> record.space().equals(user.space()))
            .map(InboxRecord::event)
            .filter(InboxEvent.UserSnapshot.class::isInstance)
            .reduce((one, other) -> other)
            .orElseThrow();
  }

  private void keepAlive() {
    space.subscription(new Subscription.Alive(0, EPOCH));
  }

  private void pass(Duration time) {
    for (Duration left = time; left.isPositive(); left = left.minus(TURN)) {
      now = now.plus(TURN);
      space.pass(TURN);
      if (now.toEpochMilli() % 30_000 == 0) {
        keepAlive();
      }
    }
  }

  private void beat(UserId user, int slot, Status status) {
    space.beat(new PresenceBeat(user, slot, EPOCH, List.of(session(Device.WEB, status))), now);
  }

  private void beat(int slot, List<SessionPresence> sessions) {
    space.beat(new PresenceBeat(MEMBER, slot, EPOCH, sessions), now);
  }

  private Presence last(SpaceId of, UserId user) {
    return batches(of).stream()
        .flatMap(batch -> batch.members().stream())
        .map(PresentMember::presence)
        .filter(presence -> presence.user().equals(user))
        .reduce((one, other) -> other)
        .orElseThrow();
  }

  private List<InboxEvent.PresencesChanged> batches(SpaceId of) {
    return space.inbox().stream()
        .filter(record -> record.space().equals(of))
        .map(InboxRecord::event)
        .filter(InboxEvent.PresencesChanged.class::isInstance)
        .map(InboxEvent.PresencesChanged.class::cast)
        .toList();
  }

  private static Presence present(UserId user, Status status) {
    return new Presence(user, status, Map.of(Device.WEB, status), List.of());
  }

  private static SessionPresence session(Device device, Status status) {
    return new SessionPresence(device, status, List.of());
  }

  private static Account account(UserId user) {
    return new Account(SpaceDriver.user(user), null, false, "en-US", 0, null, 1);
  }
}
