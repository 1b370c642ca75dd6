package parley.streams.space;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import parley.contracts.codec.MalformedRecordException;
import parley.contracts.message.Command;
import parley.contracts.message.CommandId;
import parley.contracts.message.Message;
import parley.contracts.space.Layout;
import parley.contracts.topic.Topics;
import parley.streams.SpaceMetrics;
import parley.streams.SpaceMetrics.Level;
import parley.streams.StreamsSettings;
import parley.streams.automod.GuildScreens;
import parley.streams.fanout.Addressed;
import parley.streams.fanout.Outbox;
import parley.streams.fanout.SpaceFollowers;
import parley.streams.guild.MemberNames;
import parley.streams.guild.SpaceEntities;
import parley.streams.ordering.AutoModStep;
import parley.streams.ordering.CommandStep;
import parley.streams.ordering.Enactment;
import parley.streams.ordering.FenceStep;
import parley.streams.ordering.InteractionStep;
import parley.streams.ordering.ModerationStep;
import parley.streams.ordering.OpenInteractions;
import parley.streams.ordering.OrderingStores;
import parley.streams.ordering.TalkStep;
import parley.streams.ordering.UndecidableException;
import parley.streams.pin.PinBoards;
import parley.streams.poll.OpenPolls;
import parley.streams.presence.PresenceChanges;
import parley.streams.presence.PresenceRows;
import parley.streams.presence.PresenceStores;
import parley.streams.presence.SpacePresences;
import parley.streams.presence.UserPresences;
import parley.streams.tail.CommitWatch;
import parley.streams.tail.HotTail;
import parley.streams.tail.RecentReactions;
import parley.streams.tail.SinkProgress;
import parley.streams.thread.ActiveThreads;
import parley.streams.thread.ThreadStep;
import parley.streams.thread.ThreadTallies;
import parley.streams.user.ChannelHeads;
import parley.streams.user.Conversations;
import parley.streams.user.ReadStates;
import parley.streams.user.UserEventStep;
import parley.streams.voice.Routers;
import parley.streams.voice.VoicePlacement;
import parley.streams.voice.VoiceStates;
import parley.streams.voice.VoiceStep;

/// One partition of spaces: reads what comes, hands it to the step that is about it. All of it
/// happens on the task's thread; the steps share the task's stores.
final class SpaceProcessor implements Processor<byte[], byte[], Addressed, byte[]> {
  /// How much a punctuation may do before the task goes back to its records.
  private static final int EVICTIONS_PER_TURN = 2_000;

  private static final int SWEEPS_PER_TURN = 500;
  private static final Duration TAIL_TURN = Duration.ofSeconds(2);
  private static final Duration FENCE_TURN = Duration.ofMillis(500);
  private static final Duration PRESENCE_TURN = Duration.ofMillis(500);
  private static final Duration VOICE_TURN = Duration.ofMillis(500);
  private static final Duration INTERACTION_TURN = Duration.ofMillis(250);
  private static final int POLLS_PER_TURN = 200;
  private static final Duration POLL_TURN = Duration.ofSeconds(1);
  private static final Duration CARE_TURN = Duration.ofSeconds(5);

  private final Layout layout;
  private final SinkProgress sink;
  private final CommitWatch commits;
  private final SpaceMetrics metrics;

  private ProcessorContext<Addressed, byte[]> context;
  private int partition;
  private HotTail tail;
  private RecentReactions reactions;
  private OpenPolls polls;
  private SpaceFollowers followers;
  private Outbox outbox;
  private ThreadStep threads;
  private CommandStep commands;
  private FenceStep fences;
  private ModerationStep orders;
  private GuildScreens screens;
  private ChangeStep changes;
  private SubscriptionStep subscriptions;
  private UserEventStep userEvents;
  private TalkStep talk;
  private InteractionStep interactions;
  private VoiceStates voiceStates;
  private VoicePlacement placement;
  private VoiceStep voice;
  private UserPresences userPresences;
  private SpacePresences spacePresences;

  @SuppressWarnings("NullAway.Init") // Streams calls init before anything else.
  SpaceProcessor(Layout layout, SinkProgress sink, CommitWatch commits, SpaceMetrics metrics) {
    this.layout = layout;
    this.sink = sink;
    this.commits = commits;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<Addressed, byte[]> context) {
    this.context = context;
    partition = context.taskId().partition();
    commits.started(partition);
    SpaceEntities entities =
        new SpaceEntities(
            keyValue(StoreNames.ENTITIES),
            new MemberNames(keyValue(StoreNames.MEMBER_NAMES)),
            metrics);
    tail =
        new HotTail(
            keyValue(StoreNames.HOT_TAIL),
            keyValue(StoreNames.TALLIES),
            keyValue(StoreNames.TAIL_ORDER));
    reactions =
        new RecentReactions(keyValue(StoreNames.REACTIONS), keyValue(StoreNames.REACTION_ORDER));
    polls = new OpenPolls(keyValue(StoreNames.POLLS), keyValue(StoreNames.POLL_ENDS));
    followers =
        new SpaceFollowers(
            keyValue(StoreNames.FOLLOWERS),
            keyValue(StoreNames.SLOTS),
            context.currentSystemTimeMs());
    outbox = new Outbox(context, layout, followers, metrics);
    OrderingStores stores =
        new OrderingStores(
            keyValue(StoreNames.POSITIONS),
            window(StoreNames.ANSWERED),
            window(StoreNames.SLOW_MODE),
            keyValue(StoreNames.FENCES),
            reactions,
            polls);
    ChannelHeads heads = new ChannelHeads(keyValue(StoreNames.CHANNEL_HEADS));
    Conversations conversations = new Conversations(entities, heads);
    PinBoards pins = new PinBoards(keyValue(StoreNames.PINS));
    threads =
        new ThreadStep(
            entities,
            new ThreadTallies(keyValue(StoreNames.THREADS)),
            new ActiveThreads(
                keyValue(StoreNames.ACTIVE_THREADS), keyValue(StoreNames.THREAD_DEADLINES)),
            outbox);
    Enactment enactment =
        new Enactment(partition, entities, tail, pins, threads, stores, outbox, metrics);
    screens = new GuildScreens(entities);
    AutoModStep moderation = new AutoModStep(entities, screens);
    commands = new CommandStep(entities, tail, pins, threads, stores, moderation, enactment);
    orders = new ModerationStep(entities, tail, stores, enactment);
    fences = new FenceStep(entities, stores, outbox, metrics);
    PresenceStores presenceStores =
        new PresenceStores(
            keyValue(StoreNames.PRESENCE_SESSIONS),
            keyValue(StoreNames.PRESENCES_TOLD),
            keyValue(StoreNames.PRESENCES_TOUCHED),
            keyValue(StoreNames.PRESENCES_SEEN),
            keyValue(StoreNames.PRESENCES_PENDING));
    userPresences =
        new UserPresences(
            presenceStores,
            entities,
            followers,
            new PresenceChanges(layout, outbox::forward),
            context.currentSystemTimeMs());
    spacePresences = new SpacePresences(presenceStores, entities, followers, outbox);
    PresenceRows presenceRows = new PresenceRows(userPresences, spacePresences);
    voiceStates = new VoiceStates(keyValue(StoreNames.VOICE_STATES));
    placement =
        new VoicePlacement(
            partition,
            voiceStates,
            new Routers(context.getStateStore(StoreNames.VOICE_ROUTERS)),
            entities,
            outbox);
    voice = new VoiceStep(entities, placement, outbox, metrics);
    changes =
        new ChangeStep(
            entities,
            pins,
            threads,
            followers,
            fences,
            screens,
            presenceRows,
            voice,
            outbox,
            metrics);
    ReadStates readStates =
        new ReadStates(keyValue(StoreNames.READ_STATES), keyValue(StoreNames.MENTIONS));
    subscriptions =
        new SubscriptionStep(
            entities,
            threads,
            followers,
            conversations,
            readStates,
            spacePresences,
            voiceStates,
            outbox);
    userEvents = new UserEventStep(conversations, readStates, outbox);
    talk = new TalkStep(entities, threads, outbox);
    interactions =
        new InteractionStep(
            entities,
            threads,
            moderation,
            enactment,
            new OpenInteractions(
                keyValue(StoreNames.INTERACTIONS), keyValue(StoreNames.UNANSWERED_INTERACTIONS)),
            followers,
            outbox,
            metrics);
    context.schedule(INTERACTION_TURN, PunctuationType.WALL_CLOCK_TIME, interactions::failOverdue);
    context.schedule(TAIL_TURN, PunctuationType.WALL_CLOCK_TIME, this::evictTail);
    context.schedule(FENCE_TURN, PunctuationType.WALL_CLOCK_TIME, fences::expireFences);
    context.schedule(PRESENCE_TURN, PunctuationType.WALL_CLOCK_TIME, nowMs -> userPresences.tell());
    context.schedule(
        StreamsSettings.presenceBatch(context.appConfigs()),
        PunctuationType.WALL_CLOCK_TIME,
        nowMs -> spacePresences.tell());
    context.schedule(VOICE_TURN, PunctuationType.WALL_CLOCK_TIME, placement::look);
    context.schedule(POLL_TURN, PunctuationType.WALL_CLOCK_TIME, this::endPolls);
    context.schedule(CARE_TURN, PunctuationType.WALL_CLOCK_TIME, this::takeCare);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata from =
        context
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("a record without an origin"));
    try {
      dispatch(from, record);
    } catch (MalformedRecordException | UndecidableException e) {
      // SetAside sends the record to the dead letters, and the task goes on.
      metrics.deadLetter();
      throw e;
    }
  }

  private void dispatch(RecordMetadata from, Record<byte[], byte[]> record) {
    String topic = from.topic();
    if (topic.equals(Topics.GUILD_CHANGES.name())) {
      changes.apply(
          Topics.GUILD_CHANGES.keys().decode(present(record.key(), "key")),
          record.value() == null ? null : Topics.GUILD_CHANGES.values().decode(record.value()),
          Instant.ofEpochMilli(context.currentSystemTimeMs()));
    } else if (topic.equals(Topics.COMMANDS.name())) {
      Command command = Topics.COMMANDS.values().decode(present(record.value(), "value"));
      if (layout.spacePartition(command.header().space()) != partition) {
        throw new MalformedRecordException("a command of a space of another partition");
      }
      commits.processing(partition, from.offset());
      decide(command, from.offset());
    } else if (topic.equals(Topics.USER_EVENTS.name())) {
      userEvents.apply(Topics.USER_EVENTS.values().decode(present(record.value(), "value")));
    } else if (topic.equals(Topics.PRESENCE_BEATS.name())) {
      userPresences.beat(
          Topics.PRESENCE_BEATS.values().decode(present(record.value(), "value")),
          record.timestamp());
    } else if (topic.equals(Topics.PRESENCE_CHANGES.name())) {
      spacePresences.apply(
          Topics.PRESENCE_CHANGES.values().decode(present(record.value(), "value")));
    } else {
      subscriptions.apply(
          Topics.EDGE_SUBSCRIPTIONS.values().decode(present(record.value(), "value")),
          context.currentSystemTimeMs());
    }
  }

  private void decide(Command command, long offset) {
    switch (command) {
      case Command.Acknowledge acknowledge -> userEvents.apply(acknowledge);
      case Command.StartTyping typing ->
          talk.typing(typing, Instant.ofEpochMilli(context.currentSystemTimeMs()));
      case Command.OfInteraction about ->
          interactions.decide(about, offset, Instant.ofEpochMilli(context.currentSystemTimeMs()));
      case Command.Voice about ->
          voice.decide(about, Instant.ofEpochMilli(context.currentSystemTimeMs()));
      case Command.Moderate moderate ->
          orders.decide(moderate, offset, Instant.ofEpochMilli(context.currentSystemTimeMs()));
      case Command.Fence fence -> fences.decide(fence, context.currentSystemTimeMs());
      default -> commands.decide(command, offset, context.currentSystemTimeMs());
    }
  }

  private void evictTail(long nowMs) {
    long durable = sink.durable(partition);
    metrics.evicted(
        tail.evict(durable, nowMs, EVICTIONS_PER_TURN)
            + reactions.evict(durable, nowMs, EVICTIONS_PER_TURN));
  }

  /// Asks for the end of polls whose time is over. Asking by a command lets the end have its place
  /// in the order of commands, as everything else that is decided has.
  private void endPolls(long nowMs) {
    Instant now = Instant.ofEpochMilli(nowMs);
    for (OpenPolls.Due due : polls.due(now, POLLS_PER_TURN)) {
      Message message = due.message();
      Command.Header header =
          new Command.Header(
              new CommandId(new UUID(message.id().value(), nowMs)),
              due.space(),
              Command.NOBODY_WAITS,
              message.author().id(),
              now);
      outbox.ask(new Command.EndPoll(header, message.channel(), message.id(), message, true));
    }
  }

  private void takeCare(long nowMs) {
    metrics.expired(followers.expireSilentSlots(nowMs));
    userPresences.expire(nowMs);
    followers.sweep(SWEEPS_PER_TURN);
    threads.findIdle(nowMs);
    interactions.forgetOld(nowMs);
    metrics.holds(
        Level.TAIL_ENTRIES,
        partition,
        held(StoreNames.TAIL_ORDER) + held(StoreNames.REACTION_ORDER));
    metrics.holds(Level.OPEN_POLLS, partition, held(StoreNames.POLLS));
    metrics.holds(Level.PENDING_FENCES, partition, held(StoreNames.FENCES));
    metrics.holds(Level.ACTIVE_THREADS, partition, held(StoreNames.ACTIVE_THREADS));
    metrics.holds(Level.FOLLOWINGS, partition, held(StoreNames.FOLLOWERS));
    metrics.holds(Level.INTERACTIONS, partition, held(StoreNames.INTERACTIONS));
    metrics.holds(Level.SCREENS, partition, screens.size());
    metrics.holds(Level.VOICE_STATES, partition, voiceStates.size());
  }

  @Override
  public void close() {
    metrics.left(partition);
  }

  private long held(String store) {
    return keyValue(store).approximateNumEntries();
  }

  private KeyValueStore<Bytes, byte[]> keyValue(String name) {
    return context.getStateStore(name);
  }

  private WindowStore<Bytes, byte[]> window(String name) {
    return context.getStateStore(name);
  }

  private static byte[] present(byte[] bytes, String what) {
    if (bytes == null) {
      throw new MalformedRecordException("a record without a " + what);
    }
    return bytes;
  }
}
