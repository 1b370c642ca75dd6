package parley.voice.log;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.topic.Partitioning;
import parley.contracts.topic.Topics;
import parley.contracts.voice.RouterId;

/// Reads what topologies order, from the moment on at which the router starts: what was said before
/// was said to its former life.
public final class OrderReader implements Runnable, AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(OrderReader.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final Consumer<byte[], byte[]> consumer;
  private final OrderListener listener;
  private final TopicPartition partition;
  private volatile boolean open = true;

  public OrderReader(Consumer<byte[], byte[]> consumer, RouterId router, OrderListener listener) {
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
        consumer.poll(POLL).forEach(this::take);
      } catch (WakeupException e) {
        // Asked to stop.
      } catch (KafkaException e) {
        LOGGER.warn("orders cannot be read now: {}", e.toString());
      }
    }
    consumer.close();
  }

  /// One that cannot be read or done must not take the others of its batch with it.
  private void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      listener.ordered(Topics.VOICE_ORDERS.values().decode(record.value()));
    } catch (RuntimeException e) {
      LOGGER.error("an order is set aside", e);
      listener.unusable(record, e);
    }
  }

  @Override
  public void close() {
    open = false;
    consumer.wakeup();
  }
}
