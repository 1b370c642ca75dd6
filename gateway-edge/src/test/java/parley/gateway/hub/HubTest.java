package parley.gateway.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.contracts.codec.MalformedRecordException;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.InboxRecord;
import parley.contracts.edge.MemberQuery;
import parley.contracts.edge.Subscription;
import parley.contracts.entity.Account;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.Credential;
import parley.contracts.entity.Entity;
import parley.contracts.entity.EntityKey;
import parley.contracts.entity.EntityKind;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.Membership;
import parley.contracts.entity.Role;
import parley.contracts.entity.User;
import parley.contracts.id.ChannelId;
import parley.contracts.id.CredentialId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.message.Command;
import parley.contracts.permission.Permission;
import parley.contracts.presence.Device;
import parley.contracts.presence.Presence;
import parley.contracts.presence.PresenceBeat;
import parley.contracts.presence.PresentMember;
import parley.contracts.presence.SessionPresence;
import parley.contracts.presence.Status;
import parley.contracts.sample.Links;
import parley.contracts.space.Layout;
import parley.contracts.space.SpaceId;
import parley.contracts.token.AccessToken;
import parley.contracts.topic.Topics;
import parley.contracts.voice.Placement;
import parley.contracts.voice.RouterId;
import parley.contracts.voice.VoiceState;
import parley.contracts.voice.VoiceTokens;
import parley.gateway.dispatch.Intent;
import parley.gateway.dispatch.Intents;
import parley.gateway.fanout.EdgeLoop;
import parley.gateway.fanout.Fanout;
import parley.gateway.frame.ClientFrame;
import parley.gateway.inbox.DeadInbox;
import parley.gateway.inbox.InboxListener;
import parley.gateway.inbox.LogHandovers;
import parley.gateway.inbox.SpaceCommands;
import parley.gateway.inbox.Subscriptions;
import parley.gateway.limit.IdentifyLimits;
import parley.gateway.metric.EdgeMetrics;
import parley.gateway.presence.LogBeats;
import parley.gateway.resume.ReplayLimits;
import parley.gateway.roster.MemberRequests;
import parley.gateway.space.GuildEvents;
import parley.gateway.space.UserEvents;
import parley.gateway.voice.VoiceDesk;

/// Sessions through the hub, from what their clients and the inbox say to what they are told and
/// what is followed.
class HubTest {
  private static final GuildId GUILD = new GuildId(100);
  private static final UserId USER = new UserId(7);
  private static final CredentialId CREDENTIAL = new CredentialId(8);
  private static final AccessToken TOKEN = new AccessToken(USER, CREDENTIAL);
  private static final long ALL_INTENTS = 0b11 << 12 | 0b11 << 14 | 0b11 << 18;
  private static final VoiceTokens VOICE = new VoiceTokens("0123456789abcdef".repeat(4));
  private static final long START_MS = 1_000_000;

  private IdentifyLimits.Verdict verdict = IdentifyLimits.Verdict.GO;
  private final MovableClock clock = new MovableClock();
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final EdgeMetrics metrics = new EdgeMetrics(registry, clock);
  private final Subscriptions subscriptions =
      new Subscriptions(producer, new Layout(1, 1, 1, 1), 0, clock);
  private final EdgeLoop direct = tasks -> tasks.forEach(Runnable::run);
  private final Fanout fanout = new Fanout(List.of(direct, direct), metrics);
  private final HubQueue queue = new HubQueue();
  private final Rooms rooms =
      new Rooms(
          queue,
          fanout,
          subscriptions,
          new GuildEvents(fanout, Links.FILES),
          new UserEvents(fanout, Links.FILES),
          (user, shard) -> CompletableFuture.completedFuture(verdict),
          new LogHandovers(producer, new Layout(1, 1, 1, 1), clock),
          new LogBeats(producer, new Layout(1, 1, 1, 1), 0, subscriptions::epoch),
          new VoiceDesk(
              new SpaceCommands(producer, new Layout(1, 1, 1, 1), clock), VOICE, fanout, clock),
          loop -> {},
          new RoomSettings(
              "ws://edge",
              new ReplayLimits(10, 1 << 20, Duration.ofSeconds(60)),
              Duration.ofSeconds(60),
              1),
          clock,
          metrics);
  private final List<InboxRecord> dead = new ArrayList<>();
  private final Hub hub = new Hub(queue, rooms, fanout, subscriptions, new Dead(), clock, metrics);
  private final InboxListener inbox = hub.inbox();
  private final Client client = new Client(0);
  private final List<PresenceBeat> beats = new ArrayList<>();

  @BeforeEach
  void begin() {
    subscriptions.begin();
    producer.clear();
  }

  @Test
  void shouldGreetABotAndThenShowItItsGuilds() throws InterruptedException {
    logIn(client, true);
    assertThat(said()).containsExactly(follow(USER.space()));

    tell(USER.space(), user(true));
    assertThat(client.told()).containsExactly("READY");
    assertThat(client.lastBody()).contains("\"unavailable\":true");
    assertThat(said()).containsExactly(follow(GUILD.space()));

    tell(GUILD.space(), guild());
    assertThat(client.told()).containsExactly("GUILD_CREATE");
  }

  @Test
  void shouldGreetAPersonWhenAllGuildsHaveAnswered() throws InterruptedException {
    logIn(client, false);
    tell(USER.space(), user(false));
    assertThat(client.told()).isEmpty();

    tell(GUILD.space(), guild());

    assertThat(client.told()).containsExactly("READY");
    assertThat(client.lastBody())
        .contains("\"name\":\"guild\"")
        .doesNotContain("\"unavailable\":true");
  }

  @Test
  void shouldNotLetAPersonWaitForAGuildThatDoesNotAnswer() throws InterruptedException {
    logIn(client, false);
    tell(USER.space(), user(false));
    pass(Readiness.AT_LATEST_MS - 1);
    assertThat(client.told()).isEmpty();

    pass(1_001);
    assertThat(client.told()).containsExactly("READY");
    assertThat(client.lastBody()).contains("{\"id\":\"100\",\"unavailable\":true}");

    tell(GUILD.space(), guild());
    assertThat(client.told()).containsExactly("GUILD_CREATE");
  }

  @Test
  void shouldRepeatARequestWhileSomebodyWaits() throws InterruptedException {
    logIn(client, true);
    said();
    pass(Requests.REPEAT_AFTER_MS);
    assertThat(said()).containsExactly(follow(USER.space()));

    tell(USER.space(), user(true));
    said();
    pass(Requests.REPEAT_AFTER_MS);
    assertThat(said()).containsExactly(follow(GUILD.space()));

    tell(GUILD.space(), guild());
    pass(Requests.REPEAT_AFTER_MS);
    assertThat(said()).isEmpty();
  }

  @Test
  void shouldFollowNothingForASocketThatWentBeforeTheAnswer() throws InterruptedException {
    logIn(client, true);
    said();
    hub.socketGone(client, null, false);
    hub.turn();
    assertThat(said()).containsExactly(unfollow(USER.space()));

    tell(USER.space(), user(true));

    assertThat(client.told()).isEmpty();
    pass(1_000);
    assertThat(rooms.sessions()).isZero();
  }

  @Test
  void shouldRefuseATokenThatWasRevoked() throws InterruptedException {
    hub.logIn(client, new AccessToken(USER, new CredentialId(9)), identify());
    hub.turn();
    hub.turn();
    tell(USER.space(), user(true));

    assertThat(client.told()).containsExactly("AUTHENTICATION_FAILED");
  }

  @Test
  void shouldCloseTheSessionsOfATokenThatIsRevoked() throws InterruptedException {
    enter(client);
    Credential credential = credential();
    tell(USER.space(), new InboxEvent.EntityChanged(credential.key(), credential, null));

    assertThat(client.told()).containsExactly("AUTHENTICATION_FAILED");
    assertThat(said()).contains(unfollow(GUILD.space()), unfollow(USER.space()));
  }

  @Test
  void shouldTellASessionOnceThatItsGuildIsGone() throws InterruptedException {
    enter(client);
    Membership membership = membership();
    tell(GUILD.space(), changed(member(), null));
    tell(USER.space(), new InboxEvent.EntityChanged(membership.key(), membership, null));

    assertThat(client.told()).containsExactly("GUILD_DELETE");
    pass(1_000);
    assertThat(rooms.guilds()).isZero();
  }

  @Test
  void shouldLetGoOfEverythingOnceAClientStayedAwayForTooLong() throws InterruptedException {
    enter(client);
    hub.socketGone(client, client.session(), false);
    hub.turn();
    pass(60_000);
    assertThat(rooms.sessions()).isOne();

    pass(1_000);
    assertThat(said()).containsExactly(unfollow(GUILD.space()), unfollow(USER.space()));
    pass(1_000);
    assertThat(rooms.sessions()).isZero();
    assertThat(rooms.guilds()).isZero();
    assertThat(rooms.keptBytes()).isZero();
  }

  @Test
  void shouldResumeOnAnotherLoopOnceTheFormerLetGo() throws InterruptedException {
    enter(client);
    String session = client.session().id();
    Client next = new Client(1);
    hub.resume(next, TOKEN, new ClientFrame.Resume("", session, 1));
    hub.turn();

    assertThat(client.told()).containsExactly("superseded");
    assertThat(client.sessionOrNull()).isNull();
    assertThat(next.told()).containsExactly("GUILD_CREATE", "RESUMED");

    hub.socketGone(client, null, true);
    hub.turn();
    tell(GUILD.space(), changed(member(), member()));
    assertThat(next.told()).containsExactly("GUILD_MEMBER_UPDATE");
    assertThat(client.told()).isEmpty();
  }

  @Test
  void shouldEndTheSessionForItsFormerSocketAsWellWhenAResumeFails() throws InterruptedException {
    enter(client);
    Client next = new Client(0);
    hub.resume(next, TOKEN, new ClientFrame.Resume("", client.session().id(), 99));
    hub.turn();

    assertThat(next.told()).containsExactly("INVALID_SEQUENCE");
    assertThat(client.told()).containsExactly("invalid session");
    pass(1_000);
    pass(1_000);
    assertThat(rooms.sessions()).isZero();
  }

  @Test
  void shouldNotResumeASessionOfSomebodyElse() throws InterruptedException {
    enter(client);
    Client next = new Client(0);
    hub.resume(
        next,
        new AccessToken(new UserId(70), CREDENTIAL),
        new ClientFrame.Resume("", client.session().id(), 1));
    hub.turn();

    assertThat(next.told()).containsExactly("invalid session");
    assertThat(client.told()).isEmpty();
  }

  @Test
  void shouldBelieveNothingMoreOfALifeOnceARecordCannotBeApplied() throws InterruptedException {
    enter(client);
    tell(GUILD.space(), poison());
    tell(GUILD.space(), changed(member(), member()));

    assertThat(client.told()).isEmpty();
    assertThat(registry.get("parley.edge.not_applied").counter().count()).isOne();

    startOver();
    assertThat(client.told()).containsExactly("invalid session");
  }

  @Test
  void shouldStartOverWhenAMemberComesToAGuildThatIsNotKnown() throws InterruptedException {
    logIn(client, true);
    tell(USER.space(), user(true));
    tell(GUILD.space(), new InboxEvent.MemberSnapshot(USER, member(), List.of()));

    assertThat(registry.get("parley.edge.not_applied").counter().count()).isOne();
  }

  @Test
  void shouldSendABotAwayThatIdentifiesTooOften() throws InterruptedException {
    verdict = IdentifyLimits.Verdict.WAIT;
    logIn(client, true);
    assertThat(client.told()).containsExactly("invalid session");
    assertThat(said()).isEmpty();

    verdict = IdentifyLimits.Verdict.SPENT;
    logIn(client, true);
    assertThat(client.told()).containsExactly("RATE_LIMITED");

    verdict = IdentifyLimits.Verdict.GO;
    logIn(client, true);
    assertThat(said()).containsExactly(follow(USER.space()));
  }

  @Test
  void shouldDemandShardsOfABotWithTooManyGuilds() throws InterruptedException {
    logIn(client, true);
    List<Membership> many = new ArrayList<>();
    for (long guild = 1; guild <= Logins.GUILDS_PER_SHARD + 1; guild++) {
      many.add(new Membership(USER, new GuildId(guild << 22), Instant.ofEpochMilli(1)));
    }
    tell(
        USER.space(),
        new InboxEvent.UserSnapshot(
            0,
            0,
            new Account(person(true), null, false, "en-US", ALL_INTENTS, null, 1),
            many,
            List.of(credential()),
            List.of(),
            List.of(),
            List.of()));

    assertThat(client.told()).containsExactly("SHARDING_REQUIRED");
  }

  @Test
  void shouldShowAPersonThePartsOfTheMemberListThatTheyLookAt() throws InterruptedException {
    logIn(client, false);
    tell(USER.space(), user(false));
    Channel channel =
        new Channel(
            new ChannelId(30),
            GUILD,
            ChannelType.TEXT,
            "general",
            null,
            0,
            null,
            false,
            0,
            List.of(),
            0,
            0,
            0);
    Role everyone =
        new Role(
            GUILD.everyoneRole(),
            GUILD,
            "@everyone",
            0,
            false,
            0,
            Permission.VIEW_CHANNEL.bit(),
            false,
            false,
            null,
            0);
    tell(
        GUILD.space(),
        new InboxEvent.GuildSnapshot(
            0,
            1,
            guildRow(),
            List.of(channel),
            List.of(everyone),
            List.of(member()),
            List.of(new PresentMember(Presence.offline(USER), member())),
            true,
            List.of(),
            List.of(),
            List.of(),
            List.of()));
    assertThat(client.told()).containsExactly("READY");

    hub.ask(
        client.session(),
        new ClientFrame.ViewMembers(
            GUILD, Map.of(channel.id(), List.of(new ClientFrame.Range(0, 99)))));
    hub.turn();
    assertThat(client.told()).containsExactly("GUILD_MEMBER_LIST_UPDATE");
    assertThat(client.lastBody())
        .contains("\"groups\":[{\"id\":\"offline\",\"count\":1}]")
        .contains("\"op\":\"SYNC\",\"range\":[0,99]");

    Presence present = new Presence(USER, Status.DND, Map.of(Device.WEB, Status.DND), List.of());
    tell(GUILD.space(), new InboxEvent.PresencesChanged(List.of(new PresentMember(present, null))));
    assertThat(client.told()).containsExactly("PRESENCE_UPDATE");
    pass(1_000);
    assertThat(client.told()).containsExactly("GUILD_MEMBER_LIST_UPDATE");
    assertThat(client.lastBody()).contains("\"online_count\":1");
    pass(1_000);
    assertThat(client.told()).isEmpty();
  }

  @Test
  void shouldSayHowAUserIsPresentFromTheLoginToTheEnd() throws InterruptedException {
    enter(client);
    assertThat(beats.getLast().sessions()).containsExactly(identify().presence());

    hub.ask(client.session(), new ClientFrame.UpdatePresence(Status.DND, List.of("{}")));
    hub.turn();
    said();
    assertThat(beats)
        .containsExactly(
            new PresenceBeat(
                USER,
                0,
                subscriptions.epoch(),
                List.of(new SessionPresence(Device.WEB, Status.DND, List.of("{}")))));

    hub.socketGone(client, client.session(), false);
    hub.turn();
    said();
    assertThat(beats).isEmpty();
    pass(61_000);
    said();
    assertThat(beats.getLast().sessions()).isEmpty();
  }

  @Test
  void shouldTellMembersOnlyAsFastAsTheClientTakesThem() throws InterruptedException {
    enter(client, Intents.of(Intent.GUILDS, Intent.GUILD_MEMBERS));
    ask("");
    assertThat(said()).containsExactly(find(1, new MemberQuery.Page(new UserId(0), 1_000)));

    tell(GUILD.space(), new InboxEvent.MembersFound(1, List.of(member()), List.of(), true));
    assertThat(client.told()).isEmpty();
    assertThat(said()).isEmpty();
    client.take();
    hub.turn();
    assertThat(said()).containsExactly(find(2, new MemberQuery.Page(USER, 999)));

    pass(MemberRequests.REPEAT_AFTER_MS);
    assertThat(said()).containsExactly(find(2, new MemberQuery.Page(USER, 999)));
    tell(GUILD.space(), new InboxEvent.MembersFound(2, List.of(), List.of(), false));
    tell(GUILD.space(), new InboxEvent.MembersFound(2, List.of(), List.of(), false));
    assertThat(client.told()).containsExactly("GUILD_MEMBERS_CHUNK");
    assertThat(client.lastBody()).contains("\"chunk_index\":0,\"chunk_count\":1");
  }

  @Test
  void shouldGoOnTellingMembersAfterAResume() throws InterruptedException {
    enter(client, Intents.of(Intent.GUILDS, Intent.GUILD_MEMBERS));
    ask("");
    tell(GUILD.space(), new InboxEvent.MembersFound(1, List.of(member()), List.of(), true));
    hub.socketGone(client, client.session(), false);
    hub.turn();
    said();
    pass(MemberRequests.REPEAT_AFTER_MS);
    assertThat(said()).isEmpty();

    Client next = new Client(0);
    hub.resume(next, TOKEN, new ClientFrame.Resume("", client.session().id(), 2));
    hub.turn();
    next.take();
    hub.turn();
    assertThat(said()).containsExactly(find(2, new MemberQuery.Page(USER, 999)));
  }

  @Test
  void shouldCloseABotThatAsksForAllMembersWithoutTheIntent() throws InterruptedException {
    enter(client);
    ask("");
    assertThat(client.told()).containsExactly("DISALLOWED_INTENTS");
    assertThat(said()).isEmpty();
  }

  @Test
  void shouldFindNobodyInAGuildThatIsNotTheSessions() throws InterruptedException {
    enter(client);
    hub.ask(
        client.session(),
        new ClientFrame.RequestMembers(new GuildId(5), "a", 0, List.of(), false, "n"));
    hub.turn();

    assertThat(client.told()).containsExactly("GUILD_MEMBERS_CHUNK");
    assertThat(client.lastBody()).contains("\"members\":[]").contains("\"nonce\":\"n\"");
  }

  private void ask(String prefix) throws InterruptedException {
    hub.ask(
        client.session(), new ClientFrame.RequestMembers(GUILD, prefix, 0, List.of(), false, null));
    hub.turn();
  }

  private Subscription find(long request, MemberQuery query) {
    return new Subscription.RequestMembers(
        0, subscriptions.epoch(), GUILD.space(), USER, request, query);
  }

  @Test
  void shouldFailLoginsThatWereAskedForInAFormerLife() throws InterruptedException {
    logIn(client, true);
    startOver();

    assertThat(client.told()).containsExactly("UNKNOWN_ERROR");
  }

  @Test
  void shouldSetASpaceAsideThatFailsInEveryLife() throws InterruptedException {
    enter(client);
    tell(GUILD.space(), poison());
    assertThat(client.told()).isEmpty();
    startOver();
    client.told();

    Client again = new Client(0);
    enter(again);
    tell(GUILD.space(), poison());

    assertThat(again.told()).containsExactly("GUILD_DELETE");
    assertThat(again.lastBody()).startsWith("{\"id\":\"100\",\"unavailable\":true}");
    assertThat(said()).containsExactly(unfollow(GUILD.space()));
    assertThat(dead).hasSize(2);

    tell(GUILD.space(), poison());
    assertThat(dead).as("passed over").hasSize(2);

    Credential credential = credential();
    tell(USER.space(), new InboxEvent.EntityChanged(credential.key(), credential, null));
    assertThat(again.told()).as("of other spaces").containsExactly("AUTHENTICATION_FAILED");
  }

  @Test
  void shouldEndASessionThatAnEventCouldNotBeToldTo() throws InterruptedException {
    enter(client);
    client.breakDown();
    tell(GUILD.space(), changed(member(), member()));

    assertThat(client.told()).containsExactly("UNKNOWN_ERROR");
    Client next = new Client(0);
    hub.resume(next, TOKEN, new ClientFrame.Resume("", client.session().id(), 1));
    hub.turn();
    assertThat(next.told()).containsExactly("invalid session");
    pass(1_000);
    pass(1_000);
    assertThat(rooms.sessions()).isZero();
  }

  @Test
  void shouldLeadASessionToItsVoiceRouter() throws InterruptedException {
    enter(client, Intents.of(Intent.GUILDS, Intent.GUILD_VOICE_STATES));
    ChannelId lounge = new ChannelId(5);

    hub.ask(client.session(), new ClientFrame.UpdateVoice(GUILD, lounge, true, false, false));
    hub.turn();

    Command command = Topics.COMMANDS.values().decode(producer.history().getLast().value());
    assertThat(command)
        .isEqualTo(
            new Command.UpdateVoiceState(
                command.header(), lounge, client.session().id(), true, false, false));
    assertThat(command.header().actor()).isEqualTo(USER);

    Placement placement = new Placement(new RouterId(3), 1, "router:443", 17);
    VoiceState state =
        new VoiceState(
            GUILD,
            lounge,
            USER,
            client.session().id(),
            true,
            false,
            false,
            false,
            false,
            false,
            placement,
            false,
            0);
    tell(GUILD.space(), new InboxEvent.VoiceStateChanged(null, state, member()));

    assertThat(client.told()).containsExactly("VOICE_STATE_UPDATE", "VOICE_SERVER_UPDATE");
    assertThat(client.lastBody()).contains("\"endpoint\":\"router:443\"");
    String token = client.lastBody().replaceAll(".*\"token\":\"([^\"]*)\".*", "$1");
    assertThat(VOICE.verify(token))
        .hasValueSatisfying(
            grant -> {
              assertThat(grant.connection()).isEqualTo(17);
              assertThat(grant.channel()).isEqualTo(lounge);
              assertThat(grant.session()).isEqualTo(client.session().id());
            });

    tell(GUILD.space(), new InboxEvent.VoiceStateChanged(state, state.arrived(), member()));
    assertThat(client.told()).isEmpty();
    tell(GUILD.space(), new InboxEvent.VoiceStateChanged(state, state.gone(), member()));
    assertThat(client.told()).containsExactly("VOICE_STATE_UPDATE");
    assertThat(client.lastBody()).contains("\"channel_id\":null");
  }

  private static InboxEvent poison() {
    return new InboxEvent.EntityChanged(
        new EntityKey(GUILD.space(), EntityKind.ROLE, 1), null, guildRow());
  }

  /// As the reader does, on its own thread.
  private void startOver() throws InterruptedException {
    Thread reader =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    inbox.startOver(subscriptions::begin);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    hub.turn();
    reader.join();
  }

  private void enter(Client entering) throws InterruptedException {
    enter(entering, Intents.of(Intent.GUILDS));
  }

  private void enter(Client entering, Intents intents) throws InterruptedException {
    hub.logIn(entering, TOKEN, new ClientFrame.Identify("", intents.bits(), null, 50));
    hub.turn();
    hub.turn();
    tell(USER.space(), user(true));
    tell(GUILD.space(), guild());
    assertThat(entering.told()).containsExactly("READY", "GUILD_CREATE");
    said();
  }

  private void logIn(Client entering, boolean bot) throws InterruptedException {
    ClientFrame.Identify identify = bot ? identify() : new ClientFrame.Identify("", null, null, 50);
    assertThat(hub.logIn(entering, TOKEN, identify)).isTrue();
    hub.turn();
    hub.turn();
  }

  private static ClientFrame.Identify identify() {
    return new ClientFrame.Identify("", 1L, null, 50);
  }

  private void tell(SpaceId space, InboxEvent event) throws InterruptedException {
    inbox.received(List.of(new InboxRecord(subscriptions.epoch(), space, clock.instant(), event)));
    hub.turn();
  }

  private void pass(long ms) throws InterruptedException {
    clock.nowMs += ms;
    queue.put(() -> {});
    hub.turn();
  }

  /// What was said to the topologies since the last call.
  private List<Subscription> said() {
    List<Subscription> said = new ArrayList<>();
    beats.clear();
    for (ProducerRecord<byte[], byte[]> record : producer.history()) {
      if (record.topic().equals(Topics.PRESENCE_BEATS.name())) {
        beats.add(Topics.PRESENCE_BEATS.values().decode(record.value()));
      } else {
        said.add(Topics.EDGE_SUBSCRIPTIONS.values().decode(record.value()));
      }
    }
    producer.clear();
    return said;
  }

  private Subscription follow(SpaceId space) {
    return new Subscription.Subscribe(0, subscriptions.epoch(), space, USER);
  }

  private Subscription unfollow(SpaceId space) {
    return new Subscription.Unsubscribe(0, subscriptions.epoch(), space, USER);
  }

  private static InboxEvent.EntityChanged changed(Member before, @Nullable Entity after) {
    return new InboxEvent.EntityChanged(before.key(), before, after);
  }

  private static InboxEvent user(boolean bot) {
    return new InboxEvent.UserSnapshot(
        0,
        0,
        new Account(person(bot), null, false, "en-US", ALL_INTENTS, null, 1),
        List.of(membership()),
        List.of(credential()),
        List.of(),
        List.of(),
        List.of());
  }

  private static InboxEvent guild() {
    return new InboxEvent.GuildSnapshot(0, 1, guildRow(), List.of(), List.of(), List.of(member()));
  }

  private static Guild guildRow() {
    return new Guild(
        GUILD,
        "guild",
        null,
        new UserId(1),
        null,
        null,
        300,
        0,
        0,
        0,
        0,
        0,
        null,
        "en-US",
        0,
        1,
        1,
        false);
  }

  private static Member member() {
    return new Member(
        GUILD,
        person(true),
        null,
        List.of(),
        Instant.ofEpochMilli(1),
        false,
        false,
        0,
        false,
        null);
  }

  private static Membership membership() {
    return new Membership(USER, GUILD, Instant.ofEpochMilli(1));
  }

  private static Credential credential() {
    return new Credential(USER, CREDENTIAL, Instant.ofEpochMilli(1), null);
  }

  private static User person(boolean bot) {
    return new User(USER, "user", null, null, bot, 0);
  }

  private final class Dead implements DeadInbox {
    @Override
    public void unreadable(ConsumerRecord<byte[], byte[]> record, MalformedRecordException cause) {
      throw new AssertionError(cause);
    }

    @Override
    public void notApplied(InboxRecord record, RuntimeException cause) {
      dead.add(record);
    }
  }

  private static final class MovableClock implements InstantSource {
    private long nowMs = START_MS;

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(nowMs);
    }
  }
}
