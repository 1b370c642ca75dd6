package parley.ingress.thread;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import parley.contracts.entity.Channel;
import parley.contracts.entity.ThreadTraits;
import parley.contracts.message.IdleThread;
import parley.contracts.topic.Topics;
import parley.ingress.database.SpaceTransactions;
import parley.ingress.guild.ThreadRows;

/// Archives threads in their rows when the topologies say that they fell silent. All instances
/// share the work. What could not be written is read again; what was archived or brought back since
/// is left alone. Runs on one thread of its own.
public final class IdleThreadArchiver implements AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(IdleThreadArchiver.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long PAUSE_MS = 1_000;
  private static final long STOP_MS = 5_000;
  private static final int MOST_AT_ONCE = 100;

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final SpaceTransactions transactions;
  private final InstantSource clock;
  private final Counter archived;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;

  private IdleThreadArchiver(
      Supplier<Consumer<byte[], byte[]>> consumers,
      SpaceTransactions transactions,
      InstantSource clock,
      MeterRegistry registry) {
    this.consumers = consumers;
    this.transactions = transactions;
    this.clock = clock;
    this.archived =
        Counter.builder("parley.ingress.threads_archived")
            .description("Threads that were archived because nobody wrote in them")
            .register(registry);
    this.thread = Thread.ofPlatform().name("idle-threads").daemon().unstarted(this::run);
  }

  static IdleThreadArchiver start(
      String servers, SpaceTransactions transactions, InstantSource clock, MeterRegistry registry) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            servers,
            ConsumerConfig.GROUP_ID_CONFIG,
            "parley-ingress-idle-threads",
            ConsumerConfig.CLIENT_ID_CONFIG,
            "parley-ingress-idle-threads",
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
    IdleThreadArchiver archiver =
        new IdleThreadArchiver(
            () ->
                new KafkaConsumer<>(
                    settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
            transactions,
            clock,
            registry);
    archiver.thread.start();
    return archiver;
  }

  @Override
  public void close() throws InterruptedException {
    stopping.countDown();
    thread.join(STOP_MS);
  }

  private void run() {
    while (stopping.getCount() > 0) {
      try (Consumer<byte[], byte[]> consumer = consumers.get()) {
        consumer.subscribe(List.of(Topics.IDLE_THREADS.name()));
        while (stopping.getCount() > 0) {
          consumer.poll(POLL).forEach(this::receive);
          consumer.commitSync();
        }
      } catch (RuntimeException e) {
        // Kafka or PostgreSQL is away: what was not committed is read again.
        logger.warn("idle threads cannot be archived now, trying again: {}", e.getMessage());
        pause();
      }
    }
  }

  private void receive(ConsumerRecord<byte[], byte[]> entry) {
    IdleThread idle;
    try {
      idle = Topics.IDLE_THREADS.values().decode(entry.value());
    } catch (MalformedRecordException e) {
      logger.error("unreadable idle thread at {}-{}", entry.partition(), entry.offset(), e);
      return;
    }
    archive(idle);
  }

  private void archive(IdleThread idle) {
    transactions.settle(
        transaction -> {
          transaction.touch(idle.guild());
          Optional<Channel> row = ThreadRows.find(transaction.rows(), idle.thread());
          ThreadTraits traits = row.map(Channel::thread).orElse(null);
          if (traits != null
              && !traits.archived()
              && traits.archiveChangedAt().equals(idle.archiveChangedAt())) {
            ThreadRows.update(
                transaction.rows(),
                row.get().with(traits.withArchived(true, ThreadForm.millis(clock.instant()))));
            archived.increment();
          }
        });
  }

  private void pause() {
    try {
      stopping.await(PAUSE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      stopping.countDown();
    }
  }
}
