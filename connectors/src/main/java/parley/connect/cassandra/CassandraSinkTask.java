package parley.connect.cassandra;

import com.datastax.oss.driver.api.core.DriverException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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
/// asked to bring the same batch again after a pause, so nothing is lost and nothing is skipped.
///
/// With its offsets the task commits, as metadata, the last decision that is durable together with
/// all before it: the hot tail lets go of nothing newer.
public final class CassandraSinkTask extends SinkTask {
  private static final Logger LOGGER = LoggerFactory.getLogger(CassandraSinkTask.class);

  private final Map<TopicPartition, Long> durable = new HashMap<>();
  private @Nullable CassandraSinkConfig config;
  private @Nullable MessageStore store;
  private @Nullable MessageWriter writer;

  @Override
  public String version() {
    return "1";
  }

  @Override
  public void start(Map<String, String> settings) {
    config = CassandraSinkConfig.of(settings);
  }

  @Override
  public void put(Collection<SinkRecord> records) {
    if (records.isEmpty()) {
      return;
    }
    Map<TopicPartition, Long> last = new HashMap<>();
    try {
      MessageWriter open = writer();
      for (SinkRecord record : records) {
        MessageEvent event = read(record);
        if (event != null) {
          if (!open.write(event)) {
            LOGGER.warn("skipped an event of an unknown kind at offset {}", record.kafkaOffset());
          }
          last.put(
              new TopicPartition(record.originalTopic(), record.originalKafkaPartition()),
              event.decision().value());
        }
      }
      open.flush();
    } catch (WriteFailedException | DriverException e) {
      throw later(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectException("interrupted", e);
    }
    durable.putAll(last);
  }

  @Override
  public Map<TopicPartition, OffsetAndMetadata> preCommit(
      Map<TopicPartition, OffsetAndMetadata> offsets) {
    Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
    offsets.forEach(
        (partition, offset) -> {
          Long decision = durable.get(partition);
          // Without a decision of our own the metadata of an earlier life must stand.
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
    if (store != null) {
      store.close();
    }
  }

  private @Nullable MessageEvent read(SinkRecord record) {
    try {
      if (!(record.value() instanceof byte[] bytes)) {
        throw new MalformedRecordException("a record without a value");
      }
      return Topics.MESSAGE_LOG.values().decode(bytes);
    } catch (MalformedRecordException e) {
      ErrantRecordReporter reporter = context.errantRecordReporter();
      if (reporter == null) {
        throw new ConnectException("a record cannot be read, and no dead letters are set", e);
      }
      reporter.report(record, e);
      return null;
    }
  }

  private MessageWriter writer() {
    CassandraSinkConfig settings = config;
    if (settings == null) {
      throw new IllegalStateException("not started");
    }
    if (writer == null) {
      store = CassandraMessageStore.open(settings);
      writer = new MessageWriter(store, settings.inFlight(), settings.timeout().toMillis());
    }
    return writer;
  }

  private RetriableException later(Exception e) {
    LOGGER.warn("Cassandra did not take a batch; it is written again: {}", e.toString());
    if (config != null) {
      context.timeout(config.backoff().toMillis());
    }
    return new RetriableException("Cassandra did not take a batch", e);
  }
}
