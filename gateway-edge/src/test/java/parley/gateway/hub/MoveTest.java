package parley.gateway.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.contracts.codec.MalformedRecordException;
import parley.contracts.edge.Handover;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.InboxRecord;
import parley.contracts.edge.Subscription;
import parley.contracts.entity.Account;
import parley.contracts.entity.Credential;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.Membership;
import parley.contracts.entity.User;
import parley.contracts.id.CredentialId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.sample.Links;
import parley.contracts.space.Layout;
import parley.contracts.space.SpaceId;
import parley.contracts.token.AccessToken;
import parley.contracts.topic.Topics;
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
import parley.gateway.space.GuildEvents;
import parley.gateway.space.UserEvents;
import parley.gateway.voice.VoiceDesk;

/// Two nodes, and a topology that is played here: sessions move to where their clients come back,
/// and their clients hear every event once.
class MoveTest {
  private static final Layout LAYOUT = new Layout(1, 1, 2, 1);
  private static final List<GuildId> GUILDS = List.of(new GuildId(100), new GuildId(101));
  private static final UserId USER = new UserId(7);
  private static final CredentialId CREDENTIAL = new CredentialId(8);
  private static final AccessToken TOKEN = new AccessToken(USER, CREDENTIAL);

  private final Clock clock = new Clock();
  private final List<Node> nodes = List.of(new Node(0), new Node(1));
  private final Client first = new Client(0);
  private int names;

  @BeforeEach
  void enter() throws InterruptedException {
    Node from = nodes.get(0);
    from.hub.logIn(
        first,
        TOKEN,
        new ClientFrame.Identify(
            "", Intents.of(Intent.GUILDS, Intent.GUILD_MEMBERS).bits(), null, 50));
    from.turn();
    from.turn();
    settle();
    assertThat(first.told()).containsExactly("READY", "GUILD_CREATE", "GUILD_CREATE");
  }

  @Test
  void movesASessionToWhereItsClientComesBack() throws InterruptedException {
    change(GUILDS.getFirst());
    assertThat(first.told()).containsExactly("GUILD_MEMBER_UPDATE");
    lose(nodes.get(0), first);
    change(GUILDS.getFirst());

    Client second = new Client(0);
    resume(nodes.get(1), second, first.session().id(), 4);
    settle();
    assertThat(second.told()).containsExactly("GUILD_MEMBER_UPDATE", "RESUMED");
    assertThat(second.sequences()).containsExactly(5L, 6L);

    change(GUILDS.getLast());
    assertThat(second.told()).containsExactly("GUILD_MEMBER_UPDATE");
    pass(1_000);
    assertThat(nodes.get(0).rooms.sessions()).isZero();
    assertThat(nodes.get(0).rooms.guilds()).isZero();
    assertThat(nodes.get(1).rooms.sessions()).isOne();
  }

  @Test
  void letsAClientBeginAnewWhenNobodyAnswers() throws InterruptedException {
    Client second = new Client(0);
    resume(nodes.get(1), second, first.session().id(), 3);
    nodes.get(1).producer.clear();
    pass(Claims.OFFERED_WITHIN_MS);

    assertThat(second.told()).containsExactly("invalid session");
    pass(1_000);
    assertThat(nodes.get(1).rooms.sessions()).isZero();
  }

  @Test
  void givesNoSessionToSomebodyElse() throws InterruptedException {
    Client second = new Client(0);
    nodes
        .get(1)
        .hub
        .resume(
            second,
            new AccessToken(new UserId(70), CREDENTIAL),
            new ClientFrame.Resume("", first.session().id(), 3));
    nodes.get(1).turn();
    settle();

    assertThat(second.told()).containsExactly("invalid session");
    assertThat(first.told()).isEmpty();
  }

  @Test
  void refusesWhatWasNeverSent() throws InterruptedException {
    Client second = new Client(0);
    resume(nodes.get(1), second, first.session().id(), 99);
    settle();

    assertThat(second.told()).containsExactly("invalid session");
    pass(1_000);
    assertThat(nodes.get(0).rooms.sessions()).isZero();
    assertThat(nodes.get(1).rooms.sessions()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void tellsEveryEventOnceAndInOrderWhereverTheClientIs(long seed) throws InterruptedException {
    Random random = new Random(seed);
    List<Long> sequences = new ArrayList<>(first.sequences());
    List<String> bodies = new ArrayList<>();
    first.bodies();
    Client client = first;
    String session = first.session().id();
    Node at = nodes.get(0);
    int sent = 0;
    for (int step = 0; step < 60; step++) {
      if (random.nextInt(6) == 0) {
        lose(at, client);
        sequences.addAll(client.sequences());
        bodies.addAll(client.bodies());
        Client next = new Client(0);
        at = nodes.get(random.nextInt(2));
        resume(at, next, session, sequences.isEmpty() ? 0 : sequences.getLast());
        client = next;
        for (int i = random.nextInt(4); i > 0; i--) {
          // Between the steps of the move.
          turnSomebody(random);
          change(GUILDS.get(random.nextInt(2)), false);
          sent++;
        }
        settle();
      }
      change(GUILDS.get(random.nextInt(2)));
      sent++;
    }
    sequences.addAll(client.sequences());
    bodies.addAll(client.bodies());

    for (int i = 0; i < sequences.size(); i++) {
      assertThat(sequences.get(i)).as("seed %d", seed).isEqualTo(i + 1L);
    }
    List<Integer> heard =
        bodies.stream()
            .filter(body -> body.contains("\"nick\":\"n"))
            .map(body -> Integer.valueOf(body.replaceAll("(?s).*\"nick\":\"n(\\d+)\".*", "$1")))
            .toList();
    assertThat(heard).as("seed %d", seed).doesNotHaveDuplicates().hasSize(sent);
    for (GuildId guild : GUILDS) {
      assertThat(
              bodies.stream()
                  .filter(body -> body.contains("\"guild_id\":\"" + guild + "\""))
                  .filter(body -> body.contains("\"nick\":\"n"))
                  .map(
                      body ->
                          Integer.valueOf(body.replaceAll("(?s).*\"nick\":\"n(\\d+)\".*", "$1")))
                  .toList())
          .as("seed %d", seed)
          .isSorted();
    }
  }

  private void resume(Node at, Client client, String session, long sequence)
      throws InterruptedException {
    at.hub.resume(client, TOKEN, new ClientFrame.Resume("", session, sequence));
    at.turn();
  }

  private void lose(Node at, Client client) throws InterruptedException {
    if (client.sessionOrNull() != null) {
      at.hub.socketGone(client, client.session(), false);
      at.turn();
    }
  }

  private void change(GuildId guild) throws InterruptedException {
    change(guild, true);
  }

  /// The member's row changes in a guild.
  private void change(GuildId guild, boolean settles) throws InterruptedException {
    Member before = member(guild, null);
    Member after = member(guild, "n" + names++);
    for (Node node : nodes) {
      if (node.follows.contains(guild.space())) {
        node.inbox(guild.space(), new InboxEvent.EntityChanged(after.key(), before, after));
      }
    }
    if (settles) {
      settle();
    }
  }

  private void turnSomebody(Random random) throws InterruptedException {
    nodes.get(random.nextInt(2)).carry(1);
  }

  /// Carries on until nobody has anything more to say.
  private void settle() throws InterruptedException {
    boolean busy = true;
    while (busy) {
      busy = false;
      for (Node node : nodes) {
        node.turn();
        busy |= node.carry(Integer.MAX_VALUE) || node.queue.size() > 0;
      }
    }
  }

  private void pass(long ms) throws InterruptedException {
    clock.nowMs += ms;
    for (Node node : nodes) {
      node.turn();
    }
    settle();
  }

  /// One node, and what the topology knows of its slot.
  private final class Node {
    private final int slot;
    private final MockProducer<byte[], byte[]> producer =
        new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final Subscriptions subscriptions;
    private final HubQueue queue = new HubQueue();
    private final Rooms rooms;
    private final Hub hub;
    private final InboxListener listener;
    private final List<SpaceId> follows = new ArrayList<>();

    Node(int slot) {
      this.slot = slot;
      EdgeMetrics metrics = new EdgeMetrics(new SimpleMeterRegistry(), clock);
      subscriptions = new Subscriptions(producer, LAYOUT, slot, clock);
      EdgeLoop direct = tasks -> tasks.forEach(Runnable::run);
      Fanout fanout = new Fanout(List.of(direct), metrics);
      rooms =
          new Rooms(
              queue,
              fanout,
              subscriptions,
              new GuildEvents(fanout, Links.FILES),
              new UserEvents(fanout, Links.FILES),
              (user, shard) -> CompletableFuture.completedFuture(IdentifyLimits.Verdict.GO),
              new LogHandovers(producer, LAYOUT, clock),
              new LogBeats(producer, LAYOUT, slot, subscriptions::epoch),
              new VoiceDesk(
                  new SpaceCommands(producer, LAYOUT, clock),
                  new VoiceTokens("0123456789abcdef".repeat(4)),
                  fanout,
                  clock),
              loop -> {},
              new RoomSettings(
                  "ws://edge",
                  new ReplayLimits(1_000, 1 << 20, Duration.ofSeconds(600)),
                  Duration.ofSeconds(60),
                  2),
              clock,
              metrics);
      hub = new Hub(queue, rooms, fanout, subscriptions, new Dead(), clock, metrics);
      listener = hub.inbox();
      subscriptions.begin();
      producer.clear();
    }

    void inbox(SpaceId space, InboxEvent event) throws InterruptedException {
      listener.received(
          List.of(new InboxRecord(subscriptions.epoch(), space, clock.instant(), event)));
    }

    void turn() throws InterruptedException {
      queue.put(() -> {});
      hub.turn();
    }

    /// Carries what this node said to where it belongs, at most so many records.
    ///
    /// @return whether it had said anything
    boolean carry(int most) throws InterruptedException {
      List<ProducerRecord<byte[], byte[]>> said = List.copyOf(producer.history());
      producer.clear();
      for (int i = 0; i < said.size(); i++) {
        ProducerRecord<byte[], byte[]> record = said.get(i);
        if (i >= most) {
          producer.send(record);
        } else if (record.topic().equals(Topics.EDGE_INBOX.name())) {
          nodes
              .get(record.partition())
              .listener
              .received(List.of(Topics.EDGE_INBOX.values().decode(record.value())));
        } else if (record.topic().equals(Topics.EDGE_SUBSCRIPTIONS.name())) {
          answer(Topics.EDGE_SUBSCRIPTIONS.values().decode(record.value()));
        }
      }
      return !said.isEmpty();
    }

    private void answer(Subscription subscription) throws InterruptedException {
      switch (subscription) {
        case Subscription.Subscribe subscribe -> follow(subscribe.space());
        case Subscription.Move move -> {
          follow(move.space());
          inbox(move.space(), new InboxEvent.SessionMoves(new Handover.Arrives(move.session())));
          nodes
              .get(move.fromSlot())
              .inbox(
                  move.space(), new InboxEvent.SessionMoves(new Handover.Leaves(move.session())));
        }
        case Subscription.Unsubscribe unsubscribe -> follows.remove(unsubscribe.space());
        default -> {}
      }
    }

    private void follow(SpaceId space) throws InterruptedException {
      boolean known = follows.contains(space);
      if (!known) {
        follows.add(space);
      }
      if (space.equals(USER.space())) {
        inbox(space, user());
      } else {
        GuildId guild = new GuildId(space.value());
        inbox(
            space,
            known
                ? new InboxEvent.MemberSnapshot(USER, member(guild, null), List.of())
                : new InboxEvent.GuildSnapshot(
                    0, 1, guild(guild), List.of(), List.of(), List.of(member(guild, null))));
      }
    }

    @Override
    public String toString() {
      return "node " + slot;
    }
  }

  private static InboxEvent user() {
    return new InboxEvent.UserSnapshot(
        0,
        0,
        new Account(
            new User(USER, "user", null, null, true, 0),
            null,
            false,
            "en-US",
            0b11 << 12 | 0b11 << 14 | 0b11 << 18,
            null,
            1),
        GUILDS.stream().map(guild -> new Membership(USER, guild, Instant.ofEpochMilli(1))).toList(),
        List.of(new Credential(USER, CREDENTIAL, Instant.ofEpochMilli(1), null)),
        List.of(),
        List.of(),
        List.of());
  }

  private static Guild guild(GuildId id) {
    return new Guild(
        id,
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

  private static Member member(GuildId guild, @Nullable String nick) {
    return new Member(
        guild,
        new User(USER, "user", null, null, true, 0),
        nick,
        List.of(),
        Instant.ofEpochMilli(1),
        false,
        false,
        0,
        false,
        null);
  }

  private static final class Clock implements InstantSource {
    private long nowMs = 1_000_000;

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(nowMs);
    }
  }

  /// Nothing may go there.
  private static final class Dead implements DeadInbox {
    @Override
    public void unreadable(ConsumerRecord<byte[], byte[]> record, MalformedRecordException cause) {
      throw new AssertionError(cause);
    }

    @Override
    public void notApplied(InboxRecord record, RuntimeException cause) {
      throw new AssertionError(cause);
    }
  }
}
