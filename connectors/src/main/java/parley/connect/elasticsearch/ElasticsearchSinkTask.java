package parley.connect.elasticsearch;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.codec.MalformedRecordException;

/// The life of one task. Documents wait in memory until there are enough for a bulk or the linger
/// is over; offsets are committed only of what Elasticsearch has, so that a task that dies loses
/// nothing. While Elasticsearch is away the task takes no more than one bulk can hold and holds the
/// log back, for as long as it takes.
public final class ElasticsearchSinkTask extends SinkTask {
  private static final Logger LOGGER = LoggerFactory.getLogger(ElasticsearchSinkTask.class);
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

  private final LongSupplier nanoTime;
  private final InstantSource clock;
  private final Map<TopicPartition, Long> received = new HashMap<>();
  private final Map<TopicPartition, Long> durable = new HashMap<>();
  private @Nullable Running running;

  /// What a started task works with.
  ///
  /// @param keeper null when another task looks after the indices
  private record Running(
      SinkMetrics metrics, DocumentWriter writer, @Nullable IndexKeeper keeper) {}

  public ElasticsearchSinkTask() {
    this(System::nanoTime, InstantSource.system());
  }

  ElasticsearchSinkTask(LongSupplier nanoTime, InstantSource clock) {
    this.nanoTime = nanoTime;
    this.clock = clock;
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public void start(Map<String, String> settings) {
    ElasticsearchSinkConfig config = ElasticsearchSinkConfig.of(settings);
    WriteBuffer buffer = new WriteBuffer(config.limits());
    SinkMetrics metrics = new SinkMetrics(context.pluginMetrics(), buffer);
    DocumentWriter writer =
        new DocumentWriter(
            config,
            buffer,
            metrics,
            refused -> setAside(refused.pending().record(), new ConnectException(refused.cause())),
            nanoTime,
            new SplittableRandom());
    running = new Running(metrics, writer, config.keepsIndices() ? writer.keeper(clock) : null);
  }

  @Override
  public void put(Collection<SinkRecord> records) {
    Running now = running();
    try {
      // Before any record is taken: the same ones come again.
      if (!records.isEmpty() && now.writer.isFull() && !flush(now)) {
        context.timeout(wait(now));
        throw new RetriableException("Elasticsearch is behind");
      }
      for (SinkRecord record : records) {
        take(record, now);
      }
      if (now.writer.isDue()) {
        flush(now);
      }
      if (now.keeper != null) {
        now.writer.keep(now.keeper);
      }
      context.timeout(wait(now));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectException("interrupted", e);
    }
  }

  /// Offsets up to which everything is in Elasticsearch.
  @Override
  public Map<TopicPartition, OffsetAndMetadata> preCommit(
      Map<TopicPartition, OffsetAndMetadata> offsets) {
    try {
      if (flush(running())) {
        return offsets;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectException("interrupted", e);
    }
    Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
    for (TopicPartition partition : offsets.keySet()) {
      Long offset = durable.get(partition);
      if (offset != null) {
        commits.put(partition, new OffsetAndMetadata(offset));
      }
    }
    return commits;
  }

  /// Whoever gets the partitions reads again what waits here.
  @Override
  public void close(Collection<TopicPartition> partitions) {
    running().writer.forget(record -> partitions.contains(partition(record)));
    partitions.forEach(received::remove);
    partitions.forEach(durable::remove);
  }

  @Override
  public void stop() {
    Running last = running;
    if (last != null) {
      last.writer.close();
    }
  }

  private void take(SinkRecord record, Running now) {
    try {
      if (!SearchRecords.add(record, now.writer)) {
        now.metrics.skipped();
      }
    } catch (MalformedRecordException e) {
      setAside(record, e);
      now.metrics.unreadable();
    }
    received.put(partition(record), record.originalKafkaOffset() + 1);
  }

  private boolean flush(Running now) throws InterruptedException {
    boolean flushed = now.writer.flush();
    if (flushed) {
      durable.putAll(received);
    }
    return flushed;
  }

  private static long wait(Running now) {
    Duration due = now.writer.untilDue();
    return Math.max(due.toMillis(), SHORTEST_WAIT.toMillis());
  }

  private void setAside(SinkRecord record, Exception cause) {
    ErrantRecordReporter reporter = context.errantRecordReporter();
    if (reporter == null) {
      throw new ConnectException("a record cannot be written, and no dead letters are set", cause);
    }
    LOGGER.warn(
        "set aside: {} {} at {}: {}",
        record.originalTopic(),
        record.originalKafkaPartition(),
        record.originalKafkaOffset(),
        cause.toString());
    reporter.report(record, cause);
  }

  private Running running() {
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    return running;
  }

  private static TopicPartition partition(SinkRecord record) {
    return new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
  }
}
