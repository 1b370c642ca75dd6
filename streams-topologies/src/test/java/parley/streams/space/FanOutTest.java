package parley.streams.space;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.streams.space.SpaceDriver.MEMBER;
import static parley.streams.space.SpaceDriver.OWNER;
import static parley.streams.space.SpaceDriver.SPACE;
import static parley.streams.space.SpaceDriver.STRANGER;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.contracts.edge.Handover;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.InboxRecord;
import parley.contracts.edge.Subscription;
import parley.contracts.entity.Account;
import parley.contracts.entity.AuditLogEntry;
import parley.contracts.entity.Credential;
import parley.contracts.entity.Membership;
import parley.contracts.id.AuditLogEntryId;
import parley.contracts.id.CredentialId;
import parley.contracts.id.UserId;
import parley.contracts.message.MessageEvent;

class FanOutTest {
  private static final long EPOCH = 10;

  @TempDir Path state;
  private SpaceDriver space;

  @BeforeEach
  void start() {
    space = new SpaceDriver(state);
    space.foundGuild();
    space.subscription(new Subscription.Alive(0, EPOCH));
  }

  @AfterEach
  void stop() {
    assertThat(space.deadLetters()).isEmpty();
    space.close();
  }

  @Test
  void answersWithASnapshotAndThenEveryEvent() {
    follow(0, EPOCH, MEMBER);
    space.posted("hello");

    List<InboxRecord> inbox = space.inbox();
    assertThat(inbox).extracting(InboxRecord::epoch).containsOnly(EPOCH);
    assertThat(inbox).extracting(InboxRecord::space).containsOnly(SPACE);
    assertThat(inbox.get(0).event())
        .isInstanceOfSatisfying(
            InboxEvent.GuildSnapshot.class,
            snapshot -> {
              assertThat(snapshot.parts()).isEqualTo(1);
              assertThat(snapshot.channels()).hasSize(1);
              assertThat(snapshot.roles()).hasSize(2);
              assertThat(snapshot.members())
                  .containsExactly(SpaceDriver.member(MEMBER, SpaceDriver.WRITERS));
            });
    assertThat(inbox.get(1).event())
        .isInstanceOfSatisfying(
            InboxEvent.MessageDecided.class,
            decided -> assertThat(decided.event()).isInstanceOf(MessageEvent.Created.class));
    assertThat(inbox).hasSize(2);
  }

  @Test
  void letsASessionLeaveAndArriveAtOnePointOfTheOrder() {
    space.subscription(new Subscription.Alive(1, EPOCH + 1));
    follow(0, EPOCH, MEMBER);
    space.posted("before");
    space.inbox();

    space.subscription(new Subscription.Move(1, EPOCH + 1, SPACE, MEMBER, "session", 0, EPOCH));
    space.posted("after");

    List<InboxRecord> inbox = space.inbox();
    assertThat(inbox.stream().filter(record -> record.epoch() == EPOCH + 1))
        .extracting(InboxRecord::event)
        .satisfiesExactly(
            event -> assertThat(event).isInstanceOf(InboxEvent.GuildSnapshot.class),
            event ->
                assertThat(event)
                    .isEqualTo(new InboxEvent.SessionMoves(new Handover.Arrives("session"))),
            event -> assertThat(event).isInstanceOf(InboxEvent.MessageDecided.class));
    assertThat(inbox.stream().filter(record -> record.epoch() == EPOCH))
        .extracting(InboxRecord::event)
        .satisfiesExactly(
            event ->
                assertThat(event)
                    .isEqualTo(new InboxEvent.SessionMoves(new Handover.Leaves("session"))),
            event -> assertThat(event).isInstanceOf(InboxEvent.MessageDecided.class));
  }

  @Test
  void copiesAnEventOnceToEverySlotThatFollows() {
    space.subscription(new Subscription.Alive(1, EPOCH));
    space.subscription(new Subscription.Alive(2, EPOCH + 2));
    follow(0, EPOCH, MEMBER);
    follow(0, EPOCH, OWNER);
    follow(2, EPOCH + 2, OWNER);
    assertThat(space.inboxEvents().get(1))
        .isEqualTo(new InboxEvent.MemberSnapshot(OWNER, SpaceDriver.member(OWNER), List.of()));

    space.posted("hello");

    assertThat(space.inbox())
        .extracting(InboxRecord::epoch)
        .containsExactlyInAnyOrder(EPOCH, EPOCH + 2);
  }

  @Test
  void tellsNothingToAFormerLifeOfASlot() {
    follow(0, EPOCH, MEMBER);
    space.subscription(new Subscription.Alive(0, EPOCH + 1));
    space.inbox();

    space.posted("into the void");
    follow(0, EPOCH, MEMBER);
    space.pass(Duration.ofSeconds(6));
    space.posted("still void");
    assertThat(space.inbox()).isEmpty();

    follow(0, EPOCH + 1, MEMBER);
    assertThat(space.inbox())
        .singleElement()
        .satisfies(inbox -> assertThat(inbox.epoch()).isEqualTo(EPOCH + 1));
  }

  @Test
  void givesUpASilentSlot() {
    follow(0, EPOCH, MEMBER);
    space.inbox();
    space.pass(Duration.ofSeconds(50));
    space.subscription(new Subscription.Alive(0, EPOCH));
    space.pass(Duration.ofSeconds(50));
    space.posted("heard");
    assertThat(space.inbox()).hasSize(1);

    space.pass(Duration.ofSeconds(70));
    space.posted("unheard");

    assertThat(space.inbox()).isEmpty();
  }

  @Test
  void shouldTellASlotThatReturnsInALifeThatWasTakenForDead() {
    follow(0, EPOCH, MEMBER);
    space.inbox();
    space.pass(Duration.ofSeconds(70));
    space.posted("missed");

    space.subscription(new Subscription.Alive(0, EPOCH));
    follow(0, EPOCH, MEMBER);
    space.posted("missed as well");

    assertThat(space.inbox())
        .singleElement()
        .satisfies(
            inbox -> {
              assertThat(inbox.epoch()).isEqualTo(EPOCH);
              assertThat(inbox.event()).isEqualTo(new InboxEvent.LifeExpired());
            });

    space.subscription(new Subscription.Alive(0, EPOCH + 1));
    follow(0, EPOCH + 1, MEMBER);

    assertThat(space.inboxEvents()).singleElement().isInstanceOf(InboxEvent.GuildSnapshot.class);
  }

  @Test
  void endsWithTheLastUserOfASlot() {
    follow(0, EPOCH, MEMBER);
    follow(0, EPOCH, OWNER);
    space.inbox();
    unfollow(MEMBER);
    unfollow(MEMBER);
    space.posted("one");
    assertThat(space.inbox()).hasSize(1);

    unfollow(OWNER);
    space.posted("two");

    assertThat(space.inbox()).isEmpty();
  }

  @Test
  void tellsRowsBeforeAndAfter() {
    follow(0, EPOCH, MEMBER);
    space.inbox();

    space.put(SpaceDriver.member(OWNER, SpaceDriver.WRITERS));
    assertThat(space.inboxEvents())
        .containsExactly(
            new InboxEvent.EntityChanged(
                SpaceDriver.member(OWNER).key(),
                SpaceDriver.member(OWNER),
                SpaceDriver.member(OWNER, SpaceDriver.WRITERS)));

    space.remove(SpaceDriver.member(MEMBER).key());
    assertThat(space.inboxEvents()).hasSize(1);
    space.put(SpaceDriver.guild(2, false));
    assertThat(space.inboxEvents()).isEmpty();
  }

  @Test
  void passesOnAnEntryOfTheAuditLogOnceAndKeepsNone() {
    follow(0, EPOCH, OWNER);
    space.inbox();
    AuditLogEntry entry =
        new AuditLogEntry(
            SpaceDriver.GUILD, new AuditLogEntryId(5), 30, OWNER, null, "[]", null, null, 2);

    space.put(entry);
    space.put(SpaceDriver.guild(2, false));
    assertThat(space.inboxEvents())
        .first()
        .isEqualTo(new InboxEvent.EntityChanged(entry.key(), null, entry));

    space.put(entry);
    space.remove(entry.key());
    assertThat(space.inboxEvents()).isEmpty();
  }

  @Test
  void letsNoStrangerFollow() {
    follow(0, EPOCH, STRANGER);

    assertThat(space.inboxEvents()).containsExactly(new InboxEvent.SpaceAbsent(STRANGER));
    space.posted("hello");
    assertThat(space.inbox()).isEmpty();
  }

  @Test
  void showsUsersTheirOwnSpace() {
    UserId user = STRANGER;
    Account account = new Account(SpaceDriver.user(user), "a@b.example", true, "en-US", 0, null, 1);
    Membership membership = new Membership(user, SpaceDriver.GUILD, Instant.ofEpochMilli(1));
    Credential credential =
        new Credential(user, new CredentialId(9), Instant.ofEpochMilli(1), null);
    space.put(account);
    space.put(membership);
    space.put(credential);

    space.subscription(new Subscription.Subscribe(0, EPOCH, user.space(), user));
    space.remove(credential.key());

    assertThat(space.inboxEvents())
        .containsExactly(
            new InboxEvent.UserSnapshot(
                0,
                0,
                account,
                List.of(membership),
                List.of(credential),
                List.of(),
                List.of(),
                List.of()),
            new InboxEvent.EntityChanged(credential.key(), credential, null));
  }

  private void follow(int slot, long epoch, UserId user) {
    space.subscription(new Subscription.Subscribe(slot, epoch, SPACE, user));
  }

  private void unfollow(UserId user) {
    space.subscription(new Subscription.Unsubscribe(0, EPOCH, SPACE, user));
  }
}
