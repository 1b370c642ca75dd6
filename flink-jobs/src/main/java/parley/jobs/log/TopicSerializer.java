package parley.jobs.log;

import java.util.List;
import java.util.Optional;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import parley.contracts.space.SpaceId;
import parley.contracts.space.SpacePartitioner;
import parley.contracts.topic.Topic;

/// Writes values to a topic that is partitioned by space, by the one rule for that. Subclasses say
/// which topic it is, and what key and space a value has.
///
/// It names its topic also as a dataset: a sink that pools the names of its transactions asks the
/// broker which of them are open there.
public abstract class TopicSerializer<K, V>
    implements KafkaRecordSerializationSchema<V>, KafkaDatasetFacetProvider {
  private static final long serialVersionUID = 1L;

  protected abstract Topic<K, V> topic();

  protected abstract K key(V value);

  protected abstract SpaceId space(V value);

  @Override
  public final Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
    return Optional.of(
        new DefaultKafkaDatasetFacet(
            DefaultKafkaDatasetIdentifier.ofTopics(List.of(topic().name()))));
  }

  @Override
  public final ProducerRecord<byte[], byte[]> serialize(
      V value, KafkaSinkContext context, Long timeMs) {
    Topic<K, V> topic = topic();
    int partitions = context.getPartitionsForTopic(topic.name()).length;
    return new ProducerRecord<>(
        topic.name(),
        SpacePartitioner.partition(space(value), partitions),
        timeMs,
        topic.keys().encode(key(value)),
        topic.values().encode(value));
  }
}
