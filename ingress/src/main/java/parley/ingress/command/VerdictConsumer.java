package parley.ingress.command;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.codec.MalformedRecordException;
import parley.contracts.message.Verdict;
import parley.contracts.space.Layout;
import parley.contracts.topic.Topics;

/// Reads this instance's lanes of the topic `verdicts`, from their end at the start: what was asked
/// in a former life has nobody who waits. Runs on one thread of its own; verdicts reach the bridge
/// only after [#isPositioned], so commands must not be sent before.
public final class VerdictConsumer implements AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(VerdictConsumer.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long PAUSE_MS = 500;
  private static final long STOP_MS = 5_000;

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final List<TopicPartition> lanes;
  private final CommandBridge bridge;
  private final CommandMetrics metrics;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean positioned;

  VerdictConsumer(
      Supplier<Consumer<byte[], byte[]>> consumers,
      Layout layout,
      int instance,
      CommandBridge bridge,
      CommandMetrics metrics) {
    this.consumers = consumers;
    this.lanes =
        IntStream.range(instance * layout.lanes(), (instance + 1) * layout.lanes())
            .mapToObj(partition -> new TopicPartition(Topics.VERDICTS.name(), partition))
            .toList();
    this.bridge = bridge;
    this.metrics = metrics;
    this.thread = Thread.ofPlatform().name("verdicts").daemon().unstarted(this::run);
  }

  public static VerdictConsumer start(
      String servers, Layout layout, int instance, CommandBridge bridge, CommandMetrics metrics) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            servers,
            ConsumerConfig.CLIENT_ID_CONFIG,
            "parley-ingress-verdicts",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "latest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            10_000,
            ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            1_000);
    VerdictConsumer consumer =
        new VerdictConsumer(
            () ->
                new KafkaConsumer<>(
                    settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
            layout,
            instance,
            bridge,
            metrics);
    consumer.thread.start();
    return consumer;
  }

  /// Whether verdicts on what is sent from now on will be seen.
  public boolean isPositioned() {
    return positioned;
  }

  @Override
  public void close() throws InterruptedException {
    stopping.countDown();
    thread.join(STOP_MS);
  }

  private void run() {
    while (stopping.getCount() > 0) {
      try (Consumer<byte[], byte[]> consumer = consumers.get()) {
        consumer.assign(lanes);
        consumer.seekToEnd(lanes);
        // Seeking is lazy: only asking for the position makes it so.
        lanes.forEach(consumer::position);
        positioned = true;
        while (stopping.getCount() > 0) {
          consumer.poll(POLL).forEach(this::receive);
        }
      } catch (KafkaException e) {
        logger.warn("verdicts cannot be read, trying again: {}", e.getMessage());
        pause();
      } finally {
        positioned = false;
      }
    }
  }

  private void receive(ConsumerRecord<byte[], byte[]> entry) {
    try {
      Verdict verdict = Topics.VERDICTS.values().decode(entry.value());
      bridge.receive(verdict);
    } catch (MalformedRecordException e) {
      logger.error("unreadable verdict at {}-{}", entry.partition(), entry.offset(), e);
      metrics.unreadable();
    }
  }

  private void pause() {
    try {
      stopping.await(PAUSE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      stopping.countDown();
    }
  }
}
