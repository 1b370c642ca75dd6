package parley.ingress.follow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.codec.MalformedRecordException;
import parley.contracts.topic.Topic;

/// Does the work that a topic brings. All instances share it, in one group; what could not be done
/// is read again, so that each record is worked on at least once, in its partition's order. An
/// unreadable record is logged and passed over. Runs on one thread of its own.
public final class TopicFollower<V> implements AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(TopicFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long PAUSE_MS = 1_000;
  private static final long STOP_MS = 5_000;
  private static final int MOST_AT_ONCE = 100;

  private final Topic<?, V> topic;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final java.util.function.Consumer<V> work;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;

  private TopicFollower(
      Topic<?, V> topic,
      String group,
      Supplier<Consumer<byte[], byte[]>> consumers,
      java.util.function.Consumer<V> work) {
    this.topic = topic;
    this.consumers = consumers;
    this.work = work;
    this.thread = Thread.ofPlatform().name(group).daemon().unstarted(this::run);
  }

  /// @param group the name under which all instances share the work
  public static <V> TopicFollower<V> start(
      String servers, String group, Topic<?, V> topic, java.util.function.Consumer<V> work) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            servers,
            ConsumerConfig.GROUP_ID_CONFIG,
            group,
            ConsumerConfig.CLIENT_ID_CONFIG,
            group,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            MOST_AT_ONCE,
            ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            1_000);
    TopicFollower<V> follower =
        new TopicFollower<>(
            topic,
            group,
            () ->
                new KafkaConsumer<>(
                    settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
            work);
    follower.thread.start();
    return follower;
  }

  @Override
  public void close() throws InterruptedException {
    stopping.countDown();
    thread.join(STOP_MS);
  }

  private void run() {
    while (stopping.getCount() > 0) {
      try (Consumer<byte[], byte[]> consumer = consumers.get()) {
        consumer.subscribe(List.of(topic.name()));
        while (stopping.getCount() > 0) {
          consumer.poll(POLL).forEach(this::receive);
          consumer.commitSync();
        }
      } catch (RuntimeException e) {
        // Kafka or PostgreSQL is away: what was not committed is read again.
        logger.warn("{} cannot be followed now, trying again: {}", topic.name(), e.getMessage());
        pause();
      }
    }
  }

  private void receive(ConsumerRecord<byte[], byte[]> entry) {
    V value;
    try {
      value = topic.values().decode(entry.value());
    } catch (MalformedRecordException e) {
      logger.error("unreadable: {}-{} at {}", topic.name(), entry.partition(), entry.offset(), e);
      return;
    }
    work.accept(value);
  }

  private void pause() {
    try {
      stopping.await(PAUSE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      stopping.countDown();
    }
  }
}
