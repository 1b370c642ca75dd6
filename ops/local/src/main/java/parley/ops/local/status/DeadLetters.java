package parley.ops.local.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import parley.contracts.topic.Topics;
import parley.ops.local.health.Loopback;

/// Records that could not be read or decided: how many, and why the last ones.
final class DeadLetters {
  private static final TopicPartition PARTITION = new TopicPartition(Topics.DEAD_LETTERS.name(), 0);
  private static final int SHOWN = 5;
  private static final int SHOWN_CHARACTERS = 160;
  private static final Duration LIMIT = Duration.ofSeconds(3);

  private final long count;
  private final List<String> last;

  private DeadLetters(long count, List<String> last) {
    this.count = count;
    this.last = List.copyOf(last);
  }

  static DeadLetters read(int kafkaPort) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            Loopback.HOST + ":" + kafkaPort,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) LIMIT.toMillis());
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      List<TopicPartition> partitions = List.of(PARTITION);
      consumer.assign(partitions);
      long first = consumer.beginningOffsets(partitions).getOrDefault(PARTITION, 0L);
      long end = consumer.endOffsets(partitions).getOrDefault(PARTITION, 0L);
      consumer.seek(PARTITION, Math.max(first, end - SHOWN));
      List<String> last = new ArrayList<>();
      while (end > first && consumer.position(PARTITION) < end) {
        List<ConsumerRecord<byte[], byte[]>> records = consumer.poll(LIMIT).records(PARTITION);
        if (records.isEmpty()) {
          break;
        }
        records.forEach(record -> last.add(describe(record)));
      }
      return new DeadLetters(end - first, last);
    }
  }

  long count() {
    return count;
  }

  List<String> last() {
    return last;
  }

  private static String describe(ConsumerRecord<byte[], byte[]> record) {
    return Instant.ofEpochMilli(record.timestamp()) + "  " + cause(record.headers());
  }

  /// What the headers say: Streams, Connect and our own code name them differently, and all end
  /// them with the same words.
  static String cause(Iterable<Header> headers) {
    List<String> causes =
        StreamSupport.stream(headers.spliterator(), false)
            .filter(header -> header.key().matches(".*(exception\\.message|topic|cause)"))
            .filter(header -> header.value() != null)
            .map(
                header -> {
                  String value = new String(header.value(), StandardCharsets.UTF_8);
                  return header.key().replaceAll(".*\\.(?=\\w+\\.\\w+$)|^_+", "") + "=" + value;
                })
            .toList();
    String text = causes.isEmpty() ? "no cause in its headers" : String.join(" ", causes);
    String line = text.replace('\n', ' ');
    return line.length() <= SHOWN_CHARACTERS ? line : line.substring(0, SHOWN_CHARACTERS) + "…";
  }
}
