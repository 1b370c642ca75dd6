package parley.gateway.inbox;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.codec.MalformedRecordException;
import parley.contracts.edge.InboxRecord;
import parley.contracts.space.Layout;
import parley.contracts.topic.Topics;
import parley.gateway.metric.EdgeMetrics;

/// Reads the slot's lanes of the inbox on a thread of its own and hands batches to the hub, which
/// holds it back when it cannot follow.
///
/// A life of the slot begins at the end of the lanes, and only then announces itself. When
/// something of it is lost (positions that are gone, a record that cannot be read), a new life
/// begins, and all sessions start over: what was missed could be a right that was taken away.
public final class InboxReader implements Runnable, AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(InboxReader.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long ALIVE_EVERY_MS = 10_000;

  private final Consumer<byte[], byte[]> consumer;
  private final List<TopicPartition> lanes;
  private final Subscriptions subscriptions;
  private final InboxListener listener;
  private final InstantSource clock;
  private final EdgeMetrics metrics;
  private final CountDownLatch started = new CountDownLatch(1);
  private volatile boolean closing;
  private boolean begun;
  private long aliveAtMs;

  public InboxReader(
      Consumer<byte[], byte[]> consumer,
      Layout layout,
      int slot,
      Subscriptions subscriptions,
      InboxListener listener,
      InstantSource clock,
      EdgeMetrics metrics) {
    this.consumer = consumer;
    this.lanes =
        IntStream.range(slot * layout.lanes(), (slot + 1) * layout.lanes())
            .mapToObj(lane -> new TopicPartition(Topics.EDGE_INBOX.name(), lane))
            .toList();
    this.subscriptions = subscriptions;
    this.listener = listener;
    this.clock = clock;
    this.metrics = metrics;
  }

  /// Waits until the first life has begun.
  public void awaitStart() throws InterruptedException {
    started.await();
  }

  @Override
  public void run() {
    try (consumer) {
      consumer.assign(lanes);
      while (!closing) {
        turn();
      }
    } catch (WakeupException e) {
      LOGGER.debug("stopping", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn() throws InterruptedException {
    try {
      if (!begun) {
        begin();
      }
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      if (!records.isEmpty()) {
        listener.received(read(records));
        metrics.took(records.count());
      }
      sayAliveWhenDue();
    } catch (InvalidOffsetException | MalformedRecordException e) {
      LOGGER.error("a part of the inbox is lost; a new life begins", e);
      metrics.startedOver();
      listener.startedOver();
      begun = false;
    } catch (WakeupException e) {
      throw e;
    } catch (KafkaException e) {
      LOGGER.warn("the inbox cannot be read now: {}", e.toString());
    }
  }

  private List<InboxRecord> read(ConsumerRecords<byte[], byte[]> records) {
    List<InboxRecord> batch = new ArrayList<>(records.count());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      InboxRecord inbox = decode(record);
      if (inbox.epoch() == subscriptions.epoch()) {
        batch.add(inbox);
      }
    }
    return batch;
  }

  private InboxRecord decode(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Topics.EDGE_INBOX.values().decode(record.value());
    } catch (MalformedRecordException e) {
      metrics.unreadable();
      listener.unreadable(record, e);
      throw e;
    }
  }

  private void begin() {
    consumer.seekToEnd(lanes);
    // The end has to be known before anything is asked for.
    lanes.forEach(consumer::position);
    subscriptions.begin(clock.millis());
    aliveAtMs = clock.millis();
    begun = true;
    started.countDown();
  }

  private void sayAliveWhenDue() {
    long nowMs = clock.millis();
    if (nowMs - aliveAtMs >= ALIVE_EVERY_MS) {
      subscriptions.sayAlive();
      aliveAtMs = nowMs;
    }
  }

  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
  }
}
