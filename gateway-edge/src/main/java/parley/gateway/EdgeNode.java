package parley.gateway;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.token.FileLinks;
import parley.gateway.fanout.Fanout;
import parley.gateway.hub.Hub;
import parley.gateway.hub.HubQueue;
import parley.gateway.hub.RoomSettings;
import parley.gateway.hub.Rooms;
import parley.gateway.inbox.DeadLetters;
import parley.gateway.inbox.InboxReader;
import parley.gateway.inbox.LogHandovers;
import parley.gateway.inbox.SpaceCommands;
import parley.gateway.inbox.Subscriptions;
import parley.gateway.limit.RedisIdentifyLimits;
import parley.gateway.metric.EdgeMetrics;
import parley.gateway.metric.ProcessUse;
import parley.gateway.presence.LogBeats;
import parley.gateway.socket.GatewayServer;
import parley.gateway.space.GuildEvents;
import parley.gateway.space.UserEvents;
import parley.gateway.voice.VoiceDesk;

/// The parts of an edge node and their life: the inbox is read before the port opens; at a stop
/// clients are asked to come back before their sockets go.
@Singleton
public final class EdgeNode {
  private static final Logger LOGGER = LoggerFactory.getLogger(EdgeNode.class);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(2);
  private static final long DRAIN_LOOK_MS = 100;
  private static final long HEARD_WITHIN_MS = 30_000;

  private final EdgeConfig config;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final EdgeMetrics metrics;
  private final Clock clock;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Subscriptions subscriptions;
  private final GatewayServer server;
  private final Hub hub;
  private final Rooms rooms;
  private final RedisIdentifyLimits limits;
  private final InboxReader inbox;
  private final Thread hubThread;
  private final Thread inboxThread;
  private volatile boolean open;

  public EdgeNode(EdgeConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    metrics = new EdgeMetrics(registry, clock);
    producer = new KafkaProducer<>(producerSettings(config));
    subscriptions = new Subscriptions(producer, config.layout(), config.slot(), clock);
    server = new GatewayServer(config.loops(), config.owedBytes());
    limits = new RedisIdentifyLimits(config.redis(), config.identifyWindow().toMillis());
    Fanout fanout = new Fanout(server.loops(), metrics);
    FileLinks links = new FileLinks(config.filesUrl(), config.tokens(), clock);
    HubQueue queue = new HubQueue();
    rooms =
        new Rooms(
            queue,
            fanout,
            subscriptions,
            new GuildEvents(fanout, links),
            new UserEvents(fanout, links),
            limits,
            new LogHandovers(producer, config.layout(), clock),
            new LogBeats(producer, config.layout(), config.slot(), subscriptions::epoch),
            new VoiceDesk(
                new SpaceCommands(producer, config.layout(), clock),
                config.voiceTokens(),
                fanout,
                clock),
            server.handover(),
            new RoomSettings(
                config.gatewayUrl(),
                config.replay(),
                config.resumeWithin(),
                config.layout().edgeSlots()),
            clock,
            metrics);
    hub = new Hub(queue, rooms, fanout, subscriptions, new DeadLetters(producer), clock, metrics);
    inbox =
        new InboxReader(
            new KafkaConsumer<>(consumerSettings(config)),
            config.layout(),
            config.slot(),
            subscriptions,
            hub.inbox(),
            clock,
            metrics);
    metrics.watch("hub_backlog", "Tasks that wait for the hub", queue::size);
    metrics.watch("loop_backlog", "Batches that event loops have to do", server::backlog);
    metrics.watch("owed_bytes", "Bytes that clients have not taken yet", server::owedBytes);
    metrics.watch("sessions", "Sessions, those without a socket included", rooms::sessions);
    metrics.watch("replay_bytes", "Bytes that sessions keep for a resume", rooms::keptBytes);
    metrics.watch("resident_bytes", "Memory that the process occupies", ProcessUse::residentBytes);
    metrics.watch("cpu_seconds", "CPU that the process used", ProcessUse::cpuSeconds);
    metrics.watch("guilds", "Guilds that are followed", rooms::guilds);
    hubThread = Thread.ofPlatform().name("hub").unstarted(hub);
    inboxThread = Thread.ofPlatform().name("inbox").unstarted(inbox);
  }

  /// Starts the node; returns when clients can connect.
  public void start() throws InterruptedException {
    hubThread.start();
    inboxThread.start();
    inbox.awaitStart();
    server.open(config, hub, metrics, clock);
    open = true;
    LOGGER.info("slot {} serves {}:{}", config.slot(), config.host(), config.port());
  }

  /// Whether clients can log in and hear.
  public boolean isHealthy() {
    return open
        && hubThread.isAlive()
        && inboxThread.isAlive()
        && subscriptions.isHeard(HEARD_WITHIN_MS);
  }

  /// Metrics in Prometheus' text form.
  public String scrape() {
    return registry.scrape();
  }

  @PreDestroy
  void stop() throws InterruptedException {
    open = false;
    server.stopListening();
    if (hubThread.isAlive()) {
      hub.askAllToReconnect();
      drain();
    }
    inbox.close();
    inboxThread.join(STOP_WITHIN);
    hub.close();
    hubThread.join(STOP_WITHIN);
    server.close();
    limits.close();
    producer.close(STOP_WITHIN);
  }

  /// Waits until other nodes have taken the sessions whose clients came back there.
  private void drain() throws InterruptedException {
    long endMs = clock.millis() + config.drainWithin().toMillis();
    CountDownLatch never = new CountDownLatch(1);
    while (rooms.sessions() > 0 && clock.millis() < endMs) {
      never.await(DRAIN_LOOK_MS, TimeUnit.MILLISECONDS);
    }
    LOGGER.info("{} sessions are left", rooms.sessions());
  }

  private static Map<String, Object> producerSettings(EdgeConfig config) {
    return Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
        config.kafka(),
        ProducerConfig.CLIENT_ID_CONFIG,
        "edge-" + config.slot(),
        ProducerConfig.ACKS_CONFIG,
        "all",
        ProducerConfig.LINGER_MS_CONFIG,
        1,
        // The hub must not wait long for a log that is away.
        ProducerConfig.MAX_BLOCK_MS_CONFIG,
        500,
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        20_000,
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        10_000,
        ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
        ByteArraySerializer.class,
        ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
        ByteArraySerializer.class);
  }

  private static Map<String, Object> consumerSettings(EdgeConfig config) {
    return Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        config.kafka(),
        ConsumerConfig.CLIENT_ID_CONFIG,
        "edge-" + config.slot(),
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        "read_committed",
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        "none",
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        false,
        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
        2_000,
        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
        ByteArrayDeserializer.class,
        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
        ByteArrayDeserializer.class);
  }
}
