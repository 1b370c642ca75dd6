package parley.ops.checks.search;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import parley.contracts.topic.Topics;

/// Reads all of `search.documents` and all of the index, and compares every id and version. The
/// index may be behind for a while, so it is compared again until it agrees or the patience ends.
public final class SearchCheck {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final String kafka;
  private final IndexReader index;

  public SearchCheck(HttpClient http, String kafka, URI elasticsearch) {
    this.kafka = kafka;
    this.index = new IndexReader(http, elasticsearch);
  }

  /// @param good whether the index agrees
  /// @param text for people
  public record Result(boolean good, String text) {}

  public Result run(Duration patience) throws IOException, InterruptedException {
    long endNs = System.nanoTime() + patience.toNanos();
    try (KafkaConsumer<byte[], byte[]> topic = consumer()) {
      ExpectedIndex expected = new ExpectedIndex();
      while (true) {
        readOn(topic, expected);
        IndexDifference difference = IndexDifference.of(expected.present(), index.read());
        if (difference.isNone() || System.nanoTime() >= endNs) {
          return new Result(difference.isNone(), difference.toString());
        }
        TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
      }
    }
  }

  /// Takes in what is committed to the topic by now.
  private static void readOn(KafkaConsumer<byte[], byte[]> topic, ExpectedIndex expected) {
    Map<TopicPartition, Long> ends = topic.endOffsets(topic.assignment());
    while (ends.entrySet().stream()
        .anyMatch(end -> topic.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<byte[], byte[]> record : topic.poll(POLL)) {
        if (record.value() != null) {
          expected.take(Topics.SEARCH_DOCUMENTS.values().decode(record.value()));
        }
      }
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.SEARCH_DOCUMENTS.name()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }
}
