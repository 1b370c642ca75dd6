package parley.ops.local.search;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import parley.contracts.topic.Topics;
import parley.ops.local.health.KafkaHealth;

/// How far a sink has come with `search.documents`.
final class SinkProgress implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final Admin admin;
  private final KafkaConsumer<byte[], byte[]> topic;
  private final List<TopicPartition> partitions;

  SinkProgress(int kafkaPort) {
    this.admin = KafkaHealth.admin(kafkaPort);
    this.topic =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + kafkaPort,
                "isolation.level",
                "read_committed",
                "max.poll.records",
                1),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.partitions =
        topic.partitionsFor(Topics.SEARCH_DOCUMENTS.name()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    topic.assign(partitions);
  }

  /// Whether nothing committed to the topic is left for a connector. Marks of transactions are no
  /// records, so offsets alone do not tell.
  boolean isAtEnd(String connector) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets("connect-" + connector)
            .partitionsToOffsetAndMetadata()
            .get();
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata offset = committed.get(partition);
      if (offset == null) {
        topic.seekToBeginning(List.of(partition));
      } else {
        topic.seek(partition, offset.offset());
      }
    }
    Map<TopicPartition, Long> ends = topic.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> topic.position(end.getKey()) < end.getValue())) {
      if (!topic.poll(POLL).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    topic.close();
    admin.close();
  }
}
