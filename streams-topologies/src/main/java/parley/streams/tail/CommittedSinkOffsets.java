package parley.streams.tail;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.topic.Topics;

/// Asks the broker every few seconds how far the Cassandra sink has come: the sink commits, with
/// its offsets, the last decision that is durable, as metadata
/// (docs/decisions/0008-sink-progress.md). When the broker does not answer, the last answer stands;
/// progress only grows.
public final class CommittedSinkOffsets implements SinkProgress, AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(CommittedSinkOffsets.class);

  /// The group of the connector named `cassandra-sink`.
  public static final String GROUP = "connect-cassandra-sink";

  private static final Duration INTERVAL = Duration.ofSeconds(3);

  private final Admin admin;
  private final Map<Integer, Long> durable = new ConcurrentHashMap<>();
  private final ScheduledExecutorService schedule =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("sink-progress").daemon().factory());

  /// @param admin closed together with this
  public CommittedSinkOffsets(Admin admin) {
    this.admin = admin;
    schedule.scheduleWithFixedDelay(this::ask, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public long durable(int partition) {
    return durable.getOrDefault(partition, 0L);
  }

  private void ask() {
    try {
      admin
          .listConsumerGroupOffsets(GROUP)
          .partitionsToOffsetAndMetadata()
          .get(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)
          .forEach(this::learn);
    } catch (ExecutionException | TimeoutException e) {
      LOGGER.debug("the sink's progress is not known now", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void learn(TopicPartition partition, OffsetAndMetadata offset) {
    if (offset == null
        || !partition.topic().equals(Topics.MESSAGE_LOG.name())
        || offset.metadata().isEmpty()) {
      return;
    }
    try {
      durable.merge(partition.partition(), Long.parseLong(offset.metadata()), Math::max);
    } catch (NumberFormatException e) {
      LOGGER.warn("{} committed something else than a decision: {}", GROUP, offset.metadata());
    }
  }

  @Override
  public void close() {
    schedule.shutdownNow();
    admin.close(Duration.ofSeconds(2));
  }
}
