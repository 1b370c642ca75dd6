package parley.jobs.log;

import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import parley.contracts.topic.Topic;
import parley.contracts.topic.Topics;

/// Sources and sinks of the topics, with the promises that all jobs share: what is read was
/// committed, and what is written appears exactly once, with the checkpoint that holds it.
///
/// @param job whose name consumers and transactions bear
public record Log(JobSettings settings, String job) {
  private static final Duration OUT_OF_ORDER = Duration.ofSeconds(5);
  private static final Duration IDLE = Duration.ofSeconds(30);

  /// Records as they lie there, from the first one or from where the job's state says.
  public KafkaSource<RawRecord> source(Topic<?, ?> topic) {
    return KafkaSource.<RawRecord>builder()
        .setBootstrapServers(settings.kafka())
        .setTopics(topic.name())
        .setGroupId("parley-" + job)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setProperty(
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            IsolationLevel.READ_COMMITTED.toString().toLowerCase(Locale.ROOT))
        .setDeserializer(new RawDeserializer())
        .build();
  }

  /// Time as the records have it, which the log's writer took when it decided.
  public static <T> WatermarkStrategy<T> time() {
    return WatermarkStrategy.<T>forBoundedOutOfOrderness(OUT_OF_ORDER).withIdleness(IDLE);
  }

  /// What is written appears with the next checkpoint, exactly once.
  public <K, V> KafkaSink<V> sink(TopicSerializer<K, V> records) {
    Properties producer = new Properties();
    producer.setProperty(
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
        Long.toString(settings.transactionTimeout().toMillis()));
    producer.setProperty(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    return KafkaSink.<V>builder()
        .setBootstrapServers(settings.kafka())
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix("parley-" + job)
        // Asks the broker for open transactions at a restart, rather than trying names one by one.
        .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
        .setKafkaProducerConfig(producer)
        .setRecordSerializer(records)
        .build();
  }

  /// Dead letters appear at once. A fault may write one twice, which says where it lay both times.
  public KafkaSink<DeadLetter> deadLetters() {
    return KafkaSink.<DeadLetter>builder()
        .setBootstrapServers(settings.kafka())
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(new DeadLetterSerializer(Topics.DEAD_LETTERS.name(), job))
        .build();
  }
}
