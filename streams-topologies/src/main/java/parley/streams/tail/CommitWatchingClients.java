package parley.streams.tail;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/// Gives Streams producers that report to a [CommitWatch] what they have committed: the one place
/// that knows it at the moment it becomes true.
public final class CommitWatchingClients extends DefaultKafkaClientSupplier {
  private final CommitWatch watch;
  private final String commandsTopic;

  public CommitWatchingClients(CommitWatch watch, String commandsTopic) {
    this.watch = watch;
    this.commandsTopic = commandsTopic;
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    return new WatchedProducer(config);
  }

  private final class WatchedProducer extends KafkaProducer<byte[], byte[]> {
    private final Map<Integer, Long> sent = new HashMap<>();

    WatchedProducer(Map<String, Object> config) {
      super(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void sendOffsetsToTransaction(
        Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
      super.sendOffsetsToTransaction(offsets, group);
      offsets.forEach(
          (partition, offset) -> {
            if (partition.topic().equals(commandsTopic)) {
              sent.put(partition.partition(), offset.offset());
            }
          });
    }

    @Override
    public void commitTransaction() {
      super.commitTransaction();
      sent.forEach(watch::committed);
      sent.clear();
    }

    @Override
    public void abortTransaction() {
      sent.clear();
      super.abortTransaction();
    }
  }
}
