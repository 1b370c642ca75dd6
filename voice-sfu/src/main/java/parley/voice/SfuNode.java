package parley.voice;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.voice.RouterBeat;
import parley.contracts.voice.VoiceOrder;
import parley.voice.log.OrderListener;
import parley.voice.log.OrderReader;
import parley.voice.log.RouterLog;
import parley.voice.room.MediaCounters;
import parley.voice.room.MediaLoop;
import parley.voice.signal.Media;
import parley.voice.signal.Switchboard;
import parley.voice.socket.VoiceServer;
import parley.voice.udp.BatchedPort;

/// The parts of a voice router and their life: ports open and the path of packets is warm before it
/// beats; at a stop it says so, and its clients go elsewhere.
final class SfuNode implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(SfuNode.class);
  private static final long HEARD_WITHIN_MS = 15_000;

  private final SfuConfig config;
  private final InstantSource clock;
  private final long life;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final List<MediaLoop> loops = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final VoiceServer server = new VoiceServer();
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("heart").daemon().factory());
  private final RouterLog log;
  private final Switchboard board;
  private final OrderReader orders;
  private final ManagementServer management;
  private long beats;
  private volatile boolean draining;
  private volatile boolean open;

  SfuNode(SfuConfig config, InstantSource clock) throws IOException {
    this.config = config;
    this.clock = clock;
    life = clock.millis();
    log = new RouterLog(new KafkaProducer<>(producerSettings(config)), config.layout(), clock);
    SecureRandom random = new SecureRandom();
    List<Media> media = new ArrayList<>();
    for (int index = 0; index < config.loops(); index++) {
      BatchedPort port = new BatchedPort(config.host(), config.mediaPort() + index);
      MediaLoop loop = new MediaLoop(port, new MediaCounters());
      loops.add(loop);
      media.add(new Media(loop, random, config.mediaAddress(), port.port()));
      threads.add(Thread.ofPlatform().name("media-" + index).unstarted(loop));
    }
    board = new Switchboard(config.router(), config.tokens(), media, log, clock, random);
    orders =
        new OrderReader(
            new KafkaConsumer<>(consumerSettings(config)),
            config.router(),
            new OrderListener() {
              @Override
              public void ordered(VoiceOrder order) {
                server.execute(() -> board.obey(order));
              }

              @Override
              public void unusable(ConsumerRecord<byte[], byte[]> record, RuntimeException cause) {
                log.setAside(record, cause);
              }
            });
    threads.add(Thread.ofPlatform().name("orders").unstarted(orders));
    SfuMetrics.register(registry, loops, board);
    management =
        new ManagementServer(
            config.host(), config.managementPort(), this::isHealthy, registry::scrape, this::drain);
  }

  /// Starts the router; returns when clients can connect.
  void start() throws IOException, GeneralSecurityException {
    orders.start();
    threads.forEach(Thread::start);
    int warmed = WarmUp.run();
    server.open(config.host(), config.port(), tls(config.keystore()), board, clock);
    heart.scheduleAtFixedRate(this::beat, 0, RouterBeat.INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    open = true;
    LOGGER.info(
        "router {} serves {}, media from port {} on; warmed up with {} packets",
        config.router(),
        config.endpoint(),
        config.mediaPort(),
        warmed);
  }

  /// Takes no more clients, and wants those that it has to go elsewhere.
  private void drain() {
    draining = true;
    LOGGER.info("draining");
  }

  private boolean isHealthy() {
    return open && threads.stream().allMatch(Thread::isAlive) && log.isHeard(HEARD_WITHIN_MS);
  }

  private void beat() {
    beats++;
    log.beat(
        new RouterBeat(
            config.router(),
            life,
            beats,
            config.endpoint(),
            config.region(),
            board.seats(),
            config.capacity(),
            draining));
  }

  @Override
  public void close() {
    open = false;
    heart.shutdownNow();
    log.end(config.router());
    server.close();
    orders.close();
    loops.forEach(MediaLoop::close);
    log.close();
    management.close();
  }

  private static @Nullable SslContext tls(SfuConfig.@Nullable Keystore keystore)
      throws IOException, GeneralSecurityException {
    if (keystore == null) {
      return null;
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    char[] password = keystore.password().toCharArray();
    try (InputStream file = Files.newInputStream(Path.of(keystore.path()))) {
      store.load(file, password);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    return SslContextBuilder.forServer(keys).build();
  }

  private static Map<String, Object> producerSettings(SfuConfig config) {
    return Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
        config.kafka(),
        ProducerConfig.CLIENT_ID_CONFIG,
        "voice-" + config.router(),
        ProducerConfig.ACKS_CONFIG,
        "all",
        ProducerConfig.LINGER_MS_CONFIG,
        1,
        // Signalling must not wait long for a log that is away.
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

  private static Map<String, Object> consumerSettings(SfuConfig config) {
    return Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        config.kafka(),
        ConsumerConfig.CLIENT_ID_CONFIG,
        "voice-" + config.router(),
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        "read_committed",
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        "latest",
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        false,
        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
        ByteArrayDeserializer.class,
        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
        ByteArrayDeserializer.class);
  }
}
