package parley.connect.cassandra;

import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
import parley.connect.cassandra.MessageWriter.WriteFailedException;
import parley.contracts.codec.MalformedRecordException;
import parley.contracts.message.MessageEvent;
import parley.contracts.topic.Topics;

/// The life of one task. A batch is durable when [#put] returns; when Cassandra is away, Connect is
/// asked to bring the same batch again after a pause, for as long as it takes: nothing is lost and
/// nothing is skipped. What Cassandra will never take (a wrong table, no right to write) stops the
/// task.
///
/// With its offsets the task commits, as metadata, the last decision that is durable together with
/// all before it: the hot tail lets go of nothing newer.
public final class CassandraSinkTask extends SinkTask {
  private static final Logger LOGGER = LoggerFactory.getLogger(CassandraSinkTask.class);

  private final Function<CassandraSinkConfig, MessageStore> opening;
  private final Map<TopicPartition, Long> durable = new HashMap<>();
  private @Nullable Running running;

  /// What a started task works with; connected as soon as Cassandra is there.
  private static final class Running {
    private final CassandraSinkConfig config;
    private final SinkMetrics metrics;
    private @Nullable MessageStore store;
    private @Nullable MessageWriter writer;

    private Running(CassandraSinkConfig config, SinkMetrics metrics) {
      this.config = config;
      this.metrics = metrics;
    }
  }

  private record Read(TopicPartition partition, MessageEvent event) {}

  private record Unreadable(SinkRecord record, MalformedRecordException cause) {}

  public CassandraSinkTask() {
    this(CassandraMessageStore::open);
  }

  CassandraSinkTask(Function<CassandraSinkConfig, MessageStore> opening) {
    this.opening = opening;
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public void start(Map<String, String> settings) {
    Running started =
        new Running(CassandraSinkConfig.of(settings), new SinkMetrics(context.pluginMetrics()));
    running = started;
    try {
      writer(started);
    } catch (QueryValidationException e) {
      throw refused(e);
    } catch (DriverException e) {
      LOGGER.warn("Cassandra is not there yet; the first batch waits for it: {}", e.toString());
    }
  }

  @Override
  public void put(Collection<SinkRecord> records) {
    Running now = running();
    try {
      MessageWriter writer = writer(now);
      List<Unreadable> unreadable = new ArrayList<>();
      List<Read> batch = read(records, unreadable);
      for (Read read : batch) {
        if (!writer.write(read.event)) {
          now.metrics.skipped();
          LOGGER.warn("skipped an event of an unknown kind: decision {}", read.event.decision());
        }
      }
      writer.flush();
      // Only now, since a batch that fails comes again with the same records.
      unreadable.forEach(letter -> setAside(letter, now));
      now.metrics.written(batch.size());
      batch.forEach(read -> durable.put(read.partition, read.event.decision().value()));
    } catch (WriteFailedException | DriverException e) {
      throw failure(e, now);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectException("interrupted", e);
    }
  }

  @Override
  public Map<TopicPartition, OffsetAndMetadata> preCommit(
      Map<TopicPartition, OffsetAndMetadata> offsets) {
    Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
    offsets.forEach(
        (partition, offset) -> {
          Long decision = durable.get(partition);
          // Without an event since its start the task knows no decision, and has nothing to say.
          if (decision != null) {
            commits.put(partition, new OffsetAndMetadata(offset.offset(), Long.toString(decision)));
          }
        });
    return commits;
  }

  @Override
  public void close(Collection<TopicPartition> partitions) {
    partitions.forEach(durable::remove);
  }

  @Override
  public void stop() {
    Running last = running;
    if (last != null && last.store != null) {
      last.store.close();
    }
  }

  private static List<Read> read(
      Collection<SinkRecord> records, Collection<Unreadable> unreadable) {
    List<Read> batch = new ArrayList<>(records.size());
    for (SinkRecord record : records) {
      try {
        batch.add(
            new Read(
                new TopicPartition(record.originalTopic(), record.originalKafkaPartition()),
                decode(record)));
      } catch (MalformedRecordException e) {
        unreadable.add(new Unreadable(record, e));
      }
    }
    return batch;
  }

  private static MessageEvent decode(SinkRecord record) {
    if (!(record.value() instanceof byte[] bytes)) {
      throw new MalformedRecordException("a record without a value");
    }
    return Topics.MESSAGE_LOG.values().decode(bytes);
  }

  private void setAside(Unreadable letter, Running now) {
    ErrantRecordReporter reporter = context.errantRecordReporter();
    if (reporter == null) {
      throw new ConnectException(
          "a record cannot be read, and no dead letters are set", letter.cause);
    }
    reporter.report(letter.record, letter.cause);
    now.metrics.unreadable();
  }

  private Running running() {
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    return running;
  }

  private MessageWriter writer(Running now) {
    if (now.writer == null) {
      now.store = opening.apply(now.config);
      now.writer =
          new MessageWriter(now.store, now.config.inFlight(), now.config.timeout().toMillis());
    }
    return now.writer;
  }

  private ConnectException failure(Exception e, Running now) {
    Throwable cause = e instanceof WriteFailedException && e.getCause() != null ? e.getCause() : e;
    if (cause instanceof QueryValidationException) {
      return refused(cause);
    }
    now.metrics.retried();
    LOGGER.warn("Cassandra did not take a batch; it is written again: {}", cause.toString());
    context.timeout(now.config.backoff().toMillis());
    return new RetriableException("Cassandra did not take a batch", cause);
  }

  private static ConnectException refused(Throwable cause) {
    return new ConnectException(
        "Cassandra refuses the sink's statements: look at its tables and rights, then restart the"
            + " task",
        cause);
  }
}
