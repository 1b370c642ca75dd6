package parley.gateway.inbox;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.codec.MalformedRecordException;
import parley.contracts.edge.InboxRecord;
import parley.contracts.topic.Topics;

/// Writes to the topic of dead letters, with the cause in the headers. May be called by any thread.
public final class DeadLetters implements DeadInbox {
  private static final Logger LOGGER = LoggerFactory.getLogger(DeadLetters.class);

  private final Producer<byte[], byte[]> producer;

  public DeadLetters(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  @Override
  public void unreadable(ConsumerRecord<byte[], byte[]> record, MalformedRecordException cause) {
    ProducerRecord<byte[], byte[]> letter = letter(record.key(), record.value(), cause);
    header(letter, "parley.partition", Integer.toString(record.partition()));
    header(letter, "parley.offset", Long.toString(record.offset()));
    send(letter);
  }

  @Override
  public void notApplied(InboxRecord record, RuntimeException cause) {
    send(
        letter(
            Topics.EDGE_INBOX.keys().encode(record.space()),
            Topics.EDGE_INBOX.values().encode(record),
            cause));
  }

  private static ProducerRecord<byte[], byte[]> letter(
      byte[] key, byte[] value, RuntimeException cause) {
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(Topics.DEAD_LETTERS.name(), key, value);
    header(letter, "parley.topic", Topics.EDGE_INBOX.name());
    header(letter, "parley.cause", cause.toString());
    return letter;
  }

  private void send(ProducerRecord<byte[], byte[]> letter) {
    try {
      producer.send(
          letter,
          (metadata, failure) -> {
            if (failure != null) {
              LOGGER.error("a dead letter was not taken", failure);
            }
          });
    } catch (KafkaException e) {
      LOGGER.error("a dead letter could not be sent", e);
    }
  }

  private static void header(ProducerRecord<byte[], byte[]> letter, String name, String value) {
    letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
