package parley.streams.space;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import parley.contracts.space.Layout;
import parley.contracts.topic.Topic;
import parley.contracts.topic.Topics;
import parley.streams.SpaceMetrics;
import parley.streams.fanout.Addressed;
import parley.streams.fanout.Outbox;
import parley.streams.tail.CommitWatch;
import parley.streams.tail.HotTail;
import parley.streams.tail.SinkProgress;
import parley.streams.voice.RouterBeats;

/// The platform's heart: commands, rows and subscriptions of a space meet in one task, are decided
/// in one order, and leave as verdicts, message log and inbox records. One hop, no repartitioning.
/// What concerns the spaces of users, as everything in private channels does, takes a second hop
/// through the same task of another partition.
public final class SpaceTopology {
  private static final String COMMANDS_SOURCE = "commands";
  private static final String CHANGES_SOURCE = "guild-changes";
  private static final String SUBSCRIPTIONS_SOURCE = "edge-subscriptions";
  private static final String USER_EVENTS_SOURCE = "user-events";
  private static final String PRESENCE_BEATS_SOURCE = "presence-beats";
  private static final String PRESENCE_CHANGES_SOURCE = "presence-changes";
  private static final String ROUTERS_SOURCE = "voice-nodes";
  private static final String ROUTERS_PROCESSOR = "remember-routers";
  private static final String PROCESSOR = "decide";

  /// The longest slow mode that the public protocol allows.
  private static final Duration SLOW_MODE_MEMORY = Duration.ofHours(6);

  private SpaceTopology() {}

  /// Builds the topology; everything that it needs from outside comes in here.
  public static Topology build(
      StreamsConfig config,
      Layout layout,
      SinkProgress sink,
      CommitWatch commits,
      SpaceMetrics metrics) {
    Topology topology = new Topology(new TopologyConfig(config));
    source(topology, COMMANDS_SOURCE, Topics.COMMANDS);
    source(topology, CHANGES_SOURCE, Topics.GUILD_CHANGES);
    source(topology, SUBSCRIPTIONS_SOURCE, Topics.EDGE_SUBSCRIPTIONS);
    source(topology, USER_EVENTS_SOURCE, Topics.USER_EVENTS);
    source(topology, PRESENCE_BEATS_SOURCE, Topics.PRESENCE_BEATS);
    source(topology, PRESENCE_CHANGES_SOURCE, Topics.PRESENCE_CHANGES);
    topology.addGlobalStore(
        Supplier.inMemory(StoreNames.VOICE_ROUTERS).withLoggingDisabled(),
        ROUTERS_SOURCE,
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        Topics.VOICE_NODES.name(),
        ROUTERS_PROCESSOR,
        () -> new RouterBeats(StoreNames.VOICE_ROUTERS));
    topology.addProcessor(
        PROCESSOR,
        new Supplier(layout, sink, commits, metrics),
        COMMANDS_SOURCE,
        CHANGES_SOURCE,
        SUBSCRIPTIONS_SOURCE,
        USER_EVENTS_SOURCE,
        PRESENCE_BEATS_SOURCE,
        PRESENCE_CHANGES_SOURCE);
    sink(topology, Outbox.VERDICTS_SINK, Topics.VERDICTS);
    sink(topology, Outbox.MESSAGE_LOG_SINK, Topics.MESSAGE_LOG);
    sink(topology, Outbox.INBOX_SINK, Topics.EDGE_INBOX);
    sink(topology, Outbox.USER_EVENTS_SINK, Topics.USER_EVENTS);
    sink(topology, Outbox.VOICE_ORDERS_SINK, Topics.VOICE_ORDERS);
    sink(topology, Outbox.PRESENCE_CHANGES_SINK, Topics.PRESENCE_CHANGES);
    sink(topology, Outbox.IDLE_THREADS_SINK, Topics.IDLE_THREADS);
    sink(topology, Outbox.MODERATION_ACTIONS_SINK, Topics.MODERATION_ACTIONS);
    sink(topology, Outbox.COMMANDS_SINK, Topics.COMMANDS);
    return topology;
  }

  private static void source(Topology topology, String name, Topic<?, ?> topic) {
    topology.addSource(
        name, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic.name());
  }

  private static void sink(Topology topology, String name, Topic<?, ?> topic) {
    Serializer<Addressed> keys = (ignored, addressed) -> addressed.key();
    StreamPartitioner<Addressed, byte[]> partitioner =
        (ignored, addressed, value, partitions) -> Optional.of(Set.of(addressed.partition()));
    topology.addSink(name, topic.name(), keys, new ByteArraySerializer(), partitioner, PROCESSOR);
  }

  /// Brings the processor's stores along.
  private record Supplier(
      Layout layout, SinkProgress sink, CommitWatch commits, SpaceMetrics metrics)
      implements ProcessorSupplier<byte[], byte[], Addressed, byte[]> {
    @Override
    public Processor<byte[], byte[], Addressed, byte[]> get() {
      return new SpaceProcessor(layout, sink, commits, metrics);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      // In a fixed order, so that the description of the topology is the same in every run.
      return new LinkedHashSet<>(
          List.of(
              keyValue(StoreNames.ENTITIES),
              // Written with every decision, needed only as of the commit.
              keyValue(StoreNames.POSITIONS).withCachingEnabled(),
              // Small and short-lived, and looked into with every row of a guild.
              inMemory(StoreNames.FENCES),
              keyValue(StoreNames.HOT_TAIL),
              keyValue(StoreNames.TALLIES),
              keyValue(StoreNames.TAIL_ORDER),
              keyValue(StoreNames.REACTIONS),
              keyValue(StoreNames.REACTION_ORDER),
              // Written with every message, needed only as of the commit.
              keyValue(StoreNames.CHANNEL_HEADS).withCachingEnabled(),
              keyValue(StoreNames.READ_STATES),
              keyValue(StoreNames.MENTIONS),
              keyValue(StoreNames.PINS),
              keyValue(StoreNames.POLLS),
              keyValue(StoreNames.POLL_ENDS),
              keyValue(StoreNames.MEMBER_NAMES),
              keyValue(StoreNames.PRESENCE_SESSIONS),
              keyValue(StoreNames.PRESENCES_TOLD),
              // Small, and emptied every turn.
              inMemory(StoreNames.PRESENCES_TOUCHED),
              keyValue(StoreNames.PRESENCES_SEEN),
              inMemory(StoreNames.PRESENCES_PENDING),
              keyValue(StoreNames.THREADS),
              keyValue(StoreNames.ACTIVE_THREADS),
              keyValue(StoreNames.THREAD_DEADLINES),
              keyValue(StoreNames.VOICE_STATES),
              keyValue(StoreNames.INTERACTIONS),
              // Small and short-lived, and looked through every turn.
              inMemory(StoreNames.UNANSWERED_INTERACTIONS),
              keyValue(StoreNames.FOLLOWERS),
              keyValue(StoreNames.SLOTS),
              window(StoreNames.ANSWERED, HotTail.MINIMUM_AGE),
              window(StoreNames.SLOW_MODE, SLOW_MODE_MEMORY)));
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> keyValue(String name) {
      return Stores.keyValueStoreBuilder(
          Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray());
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> inMemory(String name) {
      return Stores.keyValueStoreBuilder(
          Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray());
    }

    private static StoreBuilder<WindowStore<Bytes, byte[]>> window(String name, Duration memory) {
      return Stores.windowStoreBuilder(
          Stores.persistentWindowStore(name, memory, memory, false),
          Serdes.Bytes(),
          Serdes.ByteArray());
    }
  }
}
