package parley.streams.space;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.streams.space.SpaceDriver.EVERYONE;
import static parley.streams.space.SpaceDriver.GENERAL;
import static parley.streams.space.SpaceDriver.GUILD;
import static parley.streams.space.SpaceDriver.MEMBER;
import static parley.streams.space.SpaceDriver.OWNER;
import static parley.streams.space.SpaceDriver.SPACE;
import static parley.streams.space.SpaceDriver.START;
import static parley.streams.space.SpaceDriver.header;
import static parley.streams.space.SpaceDriver.sendIn;
import static parley.streams.space.SpaceDriver.thread;
import static parley.streams.space.SpaceDriver.user;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.Subscription;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.ThreadMember;
import parley.contracts.entity.ThreadTraits;
import parley.contracts.entity.Webhook;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.id.WebhookId;
import parley.contracts.message.Command;
import parley.contracts.message.IdleThread;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.MessageReference;
import parley.contracts.message.ThreadTally;
import parley.contracts.message.Verdict;
import parley.contracts.permission.Permission;

/// Threads as their task decides about them.
class ThreadsTest {
  private static final ChannelId THREAD = new ChannelId(5_000);
  private static final ThreadTraits OPEN =
      new ThreadTraits(OWNER, START, false, START, 60, false, true, 1, List.of());
  private static final Channel PUBLIC = thread(THREAD, ChannelType.PUBLIC_THREAD, OPEN);

  @TempDir private Path state;
  private SpaceDriver space;

  @BeforeEach
  void start() {
    space = new SpaceDriver(state);
    space.foundGuild();
    space.put(SpaceDriver.everyone(EVERYONE | Permission.SEND_MESSAGES_IN_THREADS.bit()));
  }

  @AfterEach
  void stop() {
    space.close();
  }

  @Test
  void aThreadTakesMessagesFromThoseWhoMayWriteInThreads() {
    space.put(PUBLIC);

    assertThat(verdictOn(sendIn(THREAD, MEMBER, false))).isInstanceOf(Verdict.Accepted.class);

    space.put(SpaceDriver.everyone(EVERYONE));
    assertRefused(sendIn(THREAD, MEMBER, false), ApiError.MISSING_PERMISSIONS);
  }

  @Test
  void nobodyButItsMembersAndModeratorsEntersAPrivateThread() {
    space.put(thread(THREAD, ChannelType.PRIVATE_THREAD, OPEN));

    assertRefused(sendIn(THREAD, MEMBER, false), ApiError.MISSING_ACCESS);
    assertThat(verdictOn(sendIn(THREAD, OWNER, false))).isInstanceOf(Verdict.Accepted.class);

    ThreadMember joined = new ThreadMember(GUILD, THREAD, MEMBER, START, 0);
    space.put(joined);
    assertThat(verdictOn(sendIn(THREAD, MEMBER, false))).isInstanceOf(Verdict.Accepted.class);

    space.remove(joined.key());
    assertRefused(sendIn(THREAD, MEMBER, false), ApiError.MISSING_ACCESS);
  }

  @Test
  void anArchivedThreadTakesNothingUntilItsRowBringsItBack() {
    space.put(PUBLIC.with(OPEN.withArchived(true, START)));
    assertRefused(sendIn(THREAD, MEMBER, false), ApiError.THREAD_ARCHIVED);

    space.put(PUBLIC);
    assertThat(verdictOn(sendIn(THREAD, MEMBER, false))).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void onlyModeratorsWriteInALockedThread() {
    space.put(
        PUBLIC.with(new ThreadTraits(OWNER, START, false, START, 60, true, true, 1, List.of())));

    assertRefused(sendIn(THREAD, MEMBER, false), ApiError.THREAD_LOCKED);
    assertThat(verdictOn(sendIn(THREAD, OWNER, false))).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void aSilentThreadIsAnnouncedOnceAndClosedFromThenOn() {
    space.put(PUBLIC);

    space.pass(Duration.ofMinutes(59));
    assertThat(space.idleThreads()).isEmpty();

    space.pass(Duration.ofMinutes(2));
    assertThat(space.idleThreads()).containsExactly(new IdleThread(GUILD, THREAD, START));
    assertRefused(sendIn(THREAD, MEMBER, false), ApiError.THREAD_ARCHIVED);

    Instant back = START.plus(Duration.ofMinutes(62));
    space.put(PUBLIC.with(OPEN.withArchived(false, back)));
    assertThat(verdictOn(sendIn(THREAD, MEMBER, false))).isInstanceOf(Verdict.Accepted.class);
    space.pass(Duration.ofMinutes(30));
    assertThat(space.idleThreads()).isEmpty();
  }

  @Test
  void aMessageKeepsAThreadOpen() {
    space.put(PUBLIC);
    space.pass(Duration.ofMinutes(50));
    verdictOn(sendIn(THREAD, MEMBER, false));

    space.pass(Duration.ofMinutes(59));
    assertThat(space.idleThreads()).isEmpty();

    space.pass(Duration.ofMinutes(2));
    assertThat(space.idleThreads()).hasSize(1);
  }

  @Test
  void anIdleThreadThatNobodyArchivesIsAnnouncedAgain() {
    space.put(PUBLIC);
    space.pass(Duration.ofMinutes(61));
    assertThat(space.idleThreads()).hasSize(1);

    space.pass(Duration.ofMinutes(11));

    assertThat(space.idleThreads()).hasSize(1);
  }

  @Test
  void anArchivedThreadIsNotLookedAtAgain() {
    space.put(PUBLIC);
    space.put(PUBLIC.with(OPEN.withArchived(true, START)));

    space.pass(Duration.ofHours(3));

    assertThat(space.idleThreads()).isEmpty();
  }

  @Test
  void snapshotsHoldActiveThreadsWithTheirCountsAndTheMembersOwn() {
    space.put(new ThreadMember(GUILD, THREAD, MEMBER, START, 0));
    space.put(PUBLIC);
    space.put(
        thread(new ChannelId(5_001), ChannelType.PUBLIC_THREAD, OPEN.withArchived(true, START)));
    Message first = accepted(sendIn(THREAD, MEMBER, false));
    Message second = accepted(sendIn(THREAD, MEMBER, false));
    verdictOn(new Command.DeleteMessage(header(MEMBER), THREAD, first.id(), null));

    follow(MEMBER);

    InboxEvent.GuildSnapshot snapshot = (InboxEvent.GuildSnapshot) space.inboxEvents().getLast();
    assertThat(snapshot.channels())
        .extracting(Channel::id)
        .containsExactlyInAnyOrder(GENERAL, THREAD);
    assertThat(snapshot.tallies()).containsExactly(new ThreadTally(THREAD, 1, 2, second.id()));
    assertThat(snapshot.threadMembers())
        .containsExactly(new ThreadMember(GUILD, THREAD, MEMBER, START, 0));
  }

  @Test
  void followersHearWhoIsInAThreadThatComesOutOfTheArchive() {
    ThreadMember joined = new ThreadMember(GUILD, THREAD, MEMBER, START, 0);
    Channel archived = PUBLIC.with(OPEN.withArchived(true, START));
    space.put(joined);
    space.put(archived);
    follow(MEMBER);
    space.inbox();

    space.put(PUBLIC);

    assertThat(space.inboxEvents())
        .containsExactly(
            new InboxEvent.ThreadChanged(
                archived, PUBLIC, ThreadTally.empty(THREAD), List.of(joined)));
  }

  @Test
  void aThreadOnAMessageMarksItAndBeginsWithAReferenceToIt() {
    Message message = space.posted("let us talk about this");
    space.put(PUBLIC);
    space.log();

    Command.AnnounceThread announce =
        new Command.AnnounceThread(header(OWNER), GENERAL, THREAD, user(OWNER), message.id(), null);
    assertThat(verdictOn(announce)).isInstanceOf(Verdict.Done.class);

    List<MessageEvent> log = space.log();
    Message marked = ((MessageEvent.Updated) log.get(0)).message();
    assertThat(marked.flags() & Message.HAS_THREAD).isNotZero();
    Message starter = ((MessageEvent.Created) log.get(1)).message();
    assertThat(starter.channel()).isEqualTo(THREAD);
    assertThat(starter.type()).isEqualTo(Message.TYPE_THREAD_STARTER);
    assertThat(starter.reference()).isEqualTo(new MessageReference(message.id(), GENERAL, GUILD));
    verdictOn(announce);
    assertThat(space.log()).isEmpty();

    Message edited = accepted(SpaceDriver.edit(MEMBER, message.id(), "another text", null));
    assertThat(edited.flags() & Message.HAS_THREAD).isNotZero();
  }

  @Test
  void aThreadWithoutAMessageIsToldInItsChannel() {
    space.put(PUBLIC);
    space.log();

    verdictOn(new Command.AnnounceThread(header(OWNER), GENERAL, THREAD, user(OWNER), null, null));

    Message notice = ((MessageEvent.Created) space.log().getFirst()).message();
    assertThat(notice.channel()).isEqualTo(GENERAL);
    assertThat(notice.type()).isEqualTo(Message.TYPE_THREAD_CREATED);
    assertThat(notice.content()).isEqualTo("thread");
    assertThat(notice.reference()).isEqualTo(new MessageReference(null, THREAD, GUILD));
  }

  @Test
  void theFirstMessageOfAForumsThreadHasTheThreadsIdAndIsNotCounted() {
    space.put(PUBLIC);

    Message first = accepted(sendIn(THREAD, OWNER, true));
    Message second = accepted(sendIn(THREAD, OWNER, false));

    assertThat(first.id().value()).isEqualTo(THREAD.value());
    assertThat(second.id().value()).isGreaterThan(first.id().value());
    assertRefused(sendIn(THREAD, OWNER, true), ApiError.THREAD_EXISTS);
    follow(MEMBER);
    assertThat(((InboxEvent.GuildSnapshot) space.inboxEvents().getLast()).tallies())
        .containsExactly(new ThreadTally(THREAD, 1, 1, second.id()));
  }

  @Test
  void aWebhookWritesInItsChannelAndTheThreadsThereUntilItIsGone() {
    Webhook webhook = new Webhook(GUILD, new WebhookId(6_000), GENERAL);
    ChannelId elsewhere = new ChannelId(2_001);
    space.put(webhook);
    space.put(PUBLIC);
    space.put(
        new Channel(
            elsewhere, GUILD, ChannelType.TEXT, "c", null, 0, null, false, 0, List.of(), 0, 0, 0));

    Message said = accepted(sendIn(GENERAL, webhook.id().author(), false));
    assertThat(said.byWebhook()).isTrue();
    assertThat(accepted(sendIn(THREAD, webhook.id().author(), false)).byWebhook()).isTrue();
    assertRefused(sendIn(elsewhere, webhook.id().author(), false), ApiError.UNKNOWN_CHANNEL);
    Message others = space.posted("a member's");
    assertRefused(
        new Command.DeleteMessage(header(webhook.id().author()), GENERAL, others.id(), null),
        ApiError.MISSING_PERMISSIONS);
    assertThat(
            accepted(SpaceDriver.edit(webhook.id().author(), said.id(), "better", null))
                .byWebhook())
        .isTrue();

    space.remove(webhook.key());
    assertRefused(sendIn(GENERAL, webhook.id().author(), false), ApiError.MISSING_ACCESS);
  }

  @Test
  void nothingOfADeletedThreadIsKept() {
    space.put(PUBLIC);
    verdictOn(sendIn(THREAD, MEMBER, false));

    space.remove(PUBLIC.key());

    assertRefused(sendIn(THREAD, MEMBER, false), ApiError.UNKNOWN_CHANNEL);
    space.pass(Duration.ofHours(3));
    assertThat(space.idleThreads()).isEmpty();
    space.put(PUBLIC);
    follow(MEMBER);
    assertThat(((InboxEvent.GuildSnapshot) space.inboxEvents().getLast()).tallies())
        .containsExactly(ThreadTally.empty(THREAD));
  }

  private void follow(UserId user) {
    space.subscription(new Subscription.Alive(0, 1));
    space.subscription(new Subscription.Subscribe(0, 1, SPACE, user));
  }

  private Message accepted(Command command) {
    return ((Verdict.Accepted) verdictOn(command)).message();
  }

  private Verdict verdictOn(Command command) {
    return space.verdict(space.ask(command));
  }

  private void assertRefused(Command command, ApiError error) {
    assertThat(verdictOn(command))
        .isEqualTo(new Verdict.Refused(command.header().id(), error.refusal()));
  }
}
