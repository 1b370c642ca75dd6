package parley.voice.log;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.codec.MalformedRecordException;
import parley.contracts.topic.Partitioning;
import parley.contracts.topic.Topics;
import parley.contracts.voice.RouterId;
import parley.contracts.voice.VoiceOrder;

/// Reads what topologies order, from the moment on at which the router starts: what was said before
/// was said to its former life.
public final class OrderReader implements Runnable, AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(OrderReader.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Consumer<VoiceOrder> listener;
  private final TopicPartition partition;
  private volatile boolean open = true;

  public OrderReader(
      KafkaConsumer<byte[], byte[]> consumer, RouterId router, Consumer<VoiceOrder> listener) {
    this.consumer = consumer;
    this.listener = listener;
    partition =
        new TopicPartition(Topics.VOICE_ORDERS.name(), Partitioning.routerPartition(router));
  }

  /// Finds the place to read from; returns when it is known.
  public void start() {
    consumer.assign(List.of(partition));
    consumer.seekToEnd(List.of(partition));
    consumer.position(partition);
  }

  @Override
  public void run() {
    while (open) {
      try {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          listener.accept(Topics.VOICE_ORDERS.values().decode(record.value()));
        }
      } catch (WakeupException e) {
        // Asked to stop.
      } catch (MalformedRecordException e) {
        LOGGER.error("an order cannot be read, and is passed over: {}", e.getMessage());
      } catch (KafkaException e) {
        LOGGER.warn("orders cannot be read now: {}", e.toString());
      }
    }
    consumer.close();
  }

  @Override
  public void close() {
    open = false;
    consumer.wakeup();
  }
}
