package parley.streams.space;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.InboxRecord;
import parley.contracts.edge.Subscription;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.Entity;
import parley.contracts.entity.EntityKey;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.Overwrite;
import parley.contracts.entity.Role;
import parley.contracts.entity.ThreadDefaults;
import parley.contracts.entity.ThreadTraits;
import parley.contracts.entity.User;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.contracts.message.Command;
import parley.contracts.message.CommandId;
import parley.contracts.message.IdleThread;
import parley.contracts.message.MentionRequest;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.Verdict;
import parley.contracts.moderation.ModerationAction;
import parley.contracts.permission.Permission;
import parley.contracts.permission.Permissions;
import parley.contracts.presence.PresenceBeat;
import parley.contracts.space.Layout;
import parley.contracts.space.SpaceId;
import parley.contracts.topic.Topic;
import parley.contracts.topic.Topics;
import parley.contracts.voice.RouterBeat;
import parley.contracts.voice.VoiceOrder;
import parley.streams.SpaceMetrics;
import parley.streams.StreamsAppConfig;
import parley.streams.StreamsSettings;
import parley.streams.tail.CommitWatch;

/// A small world around the topology: one guild, whose rows and commands tests send.
final class SpaceDriver implements AutoCloseable {
  static final GuildId GUILD = new GuildId(1_000);
  static final SpaceId SPACE = GUILD.space();
  static final ChannelId GENERAL = new ChannelId(2_000);
  static final UserId OWNER = new UserId(3_000);
  static final UserId MEMBER = new UserId(3_001);
  static final UserId STRANGER = new UserId(3_002);
  static final RoleId WRITERS = new RoleId(4_000);
  static final long EVERYONE =
      Permissions.mask(Permission.VIEW_CHANNEL, Permission.READ_MESSAGE_HISTORY);
  static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private static final Layout LAYOUT = new Layout(1, 1, 4, 4);

  final AtomicLong durable = new AtomicLong();
  private final Properties settings = new Properties();
  private TopologyTestDriver driver;

  SpaceDriver(Path state) {
    StreamsConfig config =
        StreamsSettings.of(
            StreamsAppConfig.from(Map.of("PARLEY_STREAMS_STATE_DIR", state.toString())));
    settings.putAll(config.originals());
    driver = start();
  }

  static Topology topology(StreamsConfig config) {
    return SpaceTopology.build(
        config,
        LAYOUT,
        partition -> 0,
        new CommitWatch(),
        new SpaceMetrics(new SimpleMeterRegistry()));
  }

  private TopologyTestDriver start() {
    return new TopologyTestDriver(
        SpaceTopology.build(
            new StreamsConfig(settings),
            LAYOUT,
            partition -> durable.get(),
            new CommitWatch(),
            new SpaceMetrics(new SimpleMeterRegistry())),
        settings,
        START);
  }

  /// The guild with its owner, a member who may write in the one channel, and a role.
  void foundGuild() {
    put(everyone(EVERYONE));
    put(role(WRITERS, Permission.SEND_MESSAGES.bit()));
    put(channel(List.of()));
    put(member(OWNER));
    put(member(MEMBER, WRITERS));
    put(guild(1, false));
  }

  static Guild guild(long revision, boolean deleted) {
    return new Guild(
        GUILD, "Guild", null, OWNER, null, null, 300, 0, 0, 0, 0, 0, null, "en-US", 0, 2, revision,
        deleted);
  }

  static Role everyone(long permissions) {
    return role(GUILD.everyoneRole(), permissions);
  }

  static Role role(RoleId id, long permissions) {
    return new Role(id, GUILD, "role", 0, false, 1, permissions, false, false, null, 0);
  }

  static Channel channel(List<Overwrite> overwrites) {
    return channel(0, overwrites);
  }

  static Channel channel(int slowModeSeconds, List<Overwrite> overwrites) {
    return new Channel(
        GENERAL,
        GUILD,
        ChannelType.TEXT,
        "general",
        null,
        0,
        null,
        false,
        slowModeSeconds,
        overwrites,
        0,
        0,
        0);
  }

  /// A thread in the one channel, which nobody wrote in yet.
  static Channel thread(ChannelId id, ChannelType type, ThreadTraits traits) {
    return new Channel(
        id,
        GUILD,
        type,
        "thread",
        null,
        0,
        GENERAL,
        false,
        0,
        List.of(),
        0,
        0,
        0,
        ThreadDefaults.NONE,
        null,
        traits);
  }

  static User user(UserId id) {
    return new User(id, "user" + id, null, null, false, 0);
  }

  static Member member(UserId id, RoleId... roles) {
    return new Member(GUILD, user(id), null, List.of(roles), START, false, false, 0, false, null);
  }

  void put(Entity row) {
    input(Topics.GUILD_CHANGES)
        .pipeInput(
            Topics.GUILD_CHANGES.keys().encode(row.key()),
            Topics.GUILD_CHANGES.values().encode(row));
  }

  void remove(EntityKey key) {
    input(Topics.GUILD_CHANGES).pipeInput(Topics.GUILD_CHANGES.keys().encode(key), (byte[]) null);
  }

  void subscription(Subscription subscription) {
    input(Topics.EDGE_SUBSCRIPTIONS)
        .pipeInput(
            Topics.EDGE_SUBSCRIPTIONS.keys().encode(SPACE),
            Topics.EDGE_SUBSCRIPTIONS.values().encode(subscription));
  }

  void beat(PresenceBeat beat, Instant saidAt) {
    input(Topics.PRESENCE_BEATS)
        .pipeInput(
            Topics.PRESENCE_BEATS.keys().encode(beat.user().space()),
            Topics.PRESENCE_BEATS.values().encode(beat),
            saidAt);
  }

  CommandId ask(Command command) {
    input(Topics.COMMANDS)
        .pipeInput(Topics.COMMANDS.keys().encode(SPACE), Topics.COMMANDS.values().encode(command));
    return command.header().id();
  }

  void rawCommand(byte @Nullable [] value) {
    input(Topics.COMMANDS).pipeInput(Topics.COMMANDS.keys().encode(SPACE), value);
  }

  static Command.Header header(UserId actor) {
    return new Command.Header(new CommandId(UUID.randomUUID()), SPACE, 0, actor, START);
  }

  static Command.SendMessage send(UserId author, String content, @Nullable String nonce) {
    return new Command.SendMessage(
        header(author),
        GENERAL,
        user(author),
        content,
        "",
        false,
        0,
        nonce,
        nonce != null,
        MentionRequest.NONE,
        null,
        List.of());
  }

  static Command.SendMessage sendIn(ChannelId channel, UserId author, boolean beginsThread) {
    return new Command.SendMessage(
        header(author),
        channel,
        user(author),
        "hello",
        "",
        false,
        0,
        null,
        false,
        MentionRequest.NONE,
        null,
        List.of(),
        beginsThread);
  }

  static Command.EditMessage edit(UserId actor, MessageId id, String content, @Nullable Message k) {
    return new Command.EditMessage(
        header(actor), GENERAL, id, content, null, null, MentionRequest.NONE, k, null);
  }

  static Command.DeleteMessage delete(UserId actor, MessageId id, @Nullable Message known) {
    return new Command.DeleteMessage(header(actor), GENERAL, id, known);
  }

  static Command.DeleteMessages delete(UserId actor, List<MessageId> ids, List<MessageId> known) {
    return new Command.DeleteMessages(header(actor), GENERAL, ids, known);
  }

  static Command.PinMessage pin(UserId actor, MessageId id, @Nullable Message known) {
    return new Command.PinMessage(header(actor), GENERAL, id, user(actor), known);
  }

  static Command.UnpinMessage unpin(UserId actor, MessageId id, @Nullable Message known) {
    return new Command.UnpinMessage(header(actor), GENERAL, id, known);
  }

  /// Posts as the member, and gives the message that came of it.
  Message posted(String content) {
    CommandId id = ask(send(MEMBER, content, null));
    return ((Verdict.Accepted) verdict(id)).message();
  }

  /// The verdict on a command; the others that are waiting are dropped.
  Verdict verdict(CommandId command) {
    return verdicts().stream()
        .filter(verdict -> verdict.command().equals(command))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no verdict on " + command));
  }

  List<Verdict> verdicts() {
    return read(Topics.VERDICTS);
  }

  List<MessageEvent> log() {
    return read(Topics.MESSAGE_LOG);
  }

  List<IdleThread> idleThreads() {
    return read(Topics.IDLE_THREADS);
  }

  List<ModerationAction> moderationActions() {
    return read(Topics.MODERATION_ACTIONS);
  }

  List<InboxRecord> inbox() {
    return read(Topics.EDGE_INBOX);
  }

  List<InboxEvent> inboxEvents() {
    return inbox().stream().map(InboxRecord::event).toList();
  }

  List<VoiceOrder> orders() {
    return read(Topics.VOICE_ORDERS);
  }

  void beat(RouterBeat beat) {
    input(Topics.VOICE_NODES)
        .pipeInput(
            Topics.VOICE_NODES.keys().encode(beat.router()),
            Topics.VOICE_NODES.values().encode(beat));
  }

  /// The causes in the headers of the dead letters.
  List<String> deadLetters() {
    return output(Topics.DEAD_LETTERS).readRecordsToList().stream()
        .map(letter -> letter.headers().lastHeader("__streams.errors.message").value())
        .map(cause -> new String(cause, StandardCharsets.UTF_8))
        .toList();
  }

  void pass(Duration time) {
    driver.advanceWallClockTime(time);
  }

  private TestOutputTopic<byte[], byte[]> output(Topic<?, ?> topic) {
    return driver.createOutputTopic(
        topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private <V> List<V> read(Topic<?, V> topic) {
    return output(topic).readRecordsToList().stream()
        .map(record -> topic.values().decode(record.value()))
        .toList();
  }

  private TestInputTopic<byte[], byte[]> input(Topic<?, ?> topic) {
    return driver.createInputTopic(
        topic.name(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void close() {
    driver.close();
  }
}
