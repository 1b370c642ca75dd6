package parley.jobs.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Writes dead letters as they were, with where they lay and why in their headers.
final class DeadLetterSerializer implements KafkaRecordSerializationSchema<DeadLetter> {
  private static final long serialVersionUID = 1L;

  private final String topic;
  private final String job;

  DeadLetterSerializer(String topic, String job) {
    this.topic = topic;
    this.job = job;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      DeadLetter letter, KafkaSinkContext context, Long timeMs) {
    RawRecord original = letter.record();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, null, original.key(), original.value());
    record
        .headers()
        .add("parley.topic", original.topic().getBytes(UTF_8))
        .add("parley.partition", Integer.toString(original.partition()).getBytes(UTF_8))
        .add("parley.offset", Long.toString(original.offset()).getBytes(UTF_8))
        .add("parley.job", job.getBytes(UTF_8))
        .add("parley.cause", letter.cause().getBytes(UTF_8));
    return record;
  }
}
