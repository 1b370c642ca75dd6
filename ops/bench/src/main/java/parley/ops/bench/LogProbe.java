package parley.ops.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import parley.contracts.edge.InboxEvent;
import parley.contracts.id.ChannelId;
import parley.contracts.message.Command;
import parley.contracts.message.MessageEvent;
import parley.contracts.topic.Topics;

/// Watches a run's messages pass through the logs: when ingress wrote the command, and when the
/// committed decision could be read from the inbox. Reads on a thread of its own.
final class LogProbe implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final ChannelId channel;
  private final Flight[] flights;
  private final CountDownLatch positioned = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().name("probe").daemon().unstarted(this::run);
  private volatile boolean closing;

  /// @param brokers as `127.0.0.1:19092`
  LogProbe(String brokers, ChannelId channel, Flight[] flights) {
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.channel = channel;
    this.flights = flights;
  }

  /// Begins at the ends of the logs; returns when they are known.
  void start() throws InterruptedException {
    thread.start();
    positioned.await();
  }

  private void run() {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : List.of(Topics.COMMANDS.name(), Topics.EDGE_INBOX.name())) {
      consumer
          .partitionsFor(topic)
          .forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
    }
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    positioned.countDown();
    while (!closing) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.topic().equals(Topics.COMMANDS.name())) {
          command(record);
        } else {
          inbox(record);
        }
      }
    }
    consumer.close();
  }

  private void command(ConsumerRecord<byte[], byte[]> record) {
    if (Topics.COMMANDS.values().decode(record.value()) instanceof Command.SendMessage send
        && send.channel().equals(channel)) {
      flight(send.content()).commandMs = record.timestamp();
    }
  }

  private void inbox(ConsumerRecord<byte[], byte[]> record) {
    if (Topics.EDGE_INBOX.values().decode(record.value()).event()
            instanceof InboxEvent.MessageDecided(MessageEvent.Created created)
        && created.message().channel().equals(channel)) {
      flight(created.message().content()).inboxNs = System.nanoTime();
    }
  }

  private Flight flight(String content) {
    return flights[Integer.parseInt(content.substring(0, content.indexOf(' ')))];
  }

  @Override
  public void close() {
    closing = true;
  }
}
