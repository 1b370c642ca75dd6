package parley.gateway.inbox;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.codec.MalformedRecordException;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.InboxRecord;
import parley.contracts.space.Layout;
import parley.contracts.topic.Topics;
import parley.gateway.metric.EdgeMetrics;
import parley.gateway.metric.LifeCause;

/// Reads the slot's lanes of the inbox on a thread of its own and hands batches to the hub, which
/// holds it back when it cannot follow.
///
/// A life of the slot begins at the end of the lanes, and only then announces itself. When
/// something of it is lost ([LifeCause]), a new life begins, and all sessions start over: what was
/// missed could be a right that was taken away. A life lasts for [#SHORTEST_LIFE_MS] at least, so
/// that a fault that comes back does not drive all clients in circles.
public final class InboxReader implements Runnable, AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(InboxReader.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long ALIVE_EVERY_MS = 10_000;
  static final long SHORTEST_LIFE_MS = 10_000;

  private final Consumer<byte[], byte[]> consumer;
  private final List<TopicPartition> lanes;
  private final Subscriptions subscriptions;
  private final InboxListener listener;
  private final InstantSource clock;
  private final EdgeMetrics metrics;
  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable LifeCause due = LifeCause.START;
  private long begunAtMs;
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
      while (closed.getCount() > 0) {
        turn();
      }
    } catch (WakeupException e) {
      LOGGER.debug("stopping", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Begins a life when one is due; else takes what came.
  void turn() throws InterruptedException {
    try {
      if (due == null) {
        due = subscriptions.ended();
      }
      if (due != null) {
        begin(due);
        return;
      }
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      if (!records.isEmpty()) {
        List<InboxRecord> batch = read(records);
        if (subscriptions.ended() == null) {
          listener.received(batch);
          metrics.took(records.count());
        }
      }
      measureLag(records);
      sayAliveWhenDue();
    } catch (InvalidOffsetException e) {
      LOGGER.error("a part of the inbox is gone", e);
      due = LifeCause.POSITION_LOST;
    } catch (MalformedRecordException e) {
      LOGGER.error("a record of the inbox cannot be read", e);
      due = LifeCause.UNREADABLE;
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
      if (inbox.epoch() != subscriptions.epoch() && !isForAnyLife(inbox)) {
        continue;
      }
      if (inbox.event() instanceof InboxEvent.LifeExpired) {
        subscriptions.end(inbox.epoch(), LifeCause.EXPIRED);
      } else {
        batch.add(inbox);
      }
    }
    return batch;
  }

  /// Claims of other nodes, which know the slot and not its life.
  private static boolean isForAnyLife(InboxRecord inbox) {
    return inbox.epoch() == LogHandovers.ANY_LIFE
        && inbox.event() instanceof InboxEvent.SessionMoves;
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

  private void begin(LifeCause cause) throws InterruptedException {
    boolean first = cause == LifeCause.START;
    long waitMs = begunAtMs + SHORTEST_LIFE_MS - clock.millis();
    if (!first && waitMs > 0) {
      closed.await(Math.min(waitMs, POLL.toMillis()), TimeUnit.MILLISECONDS);
      return;
    }
    consumer.seekToEnd(lanes);
    // The end has to be known before anything is asked for.
    lanes.forEach(consumer::position);
    if (first) {
      subscriptions.begin();
    } else {
      LOGGER.warn("a new life begins: {}", cause);
      listener.startOver(subscriptions::begin);
    }
    begunAtMs = clock.millis();
    aliveAtMs = begunAtMs;
    due = null;
    metrics.began(cause);
    if (first) {
      started.countDown();
    }
  }

  private void measureLag(ConsumerRecords<byte[], byte[]> taken) {
    long records = lanes.stream().mapToLong(lane -> consumer.currentLag(lane).orElse(0)).sum();
    long nowMs = clock.millis();
    long oldestMs = nowMs;
    for (ConsumerRecord<byte[], byte[]> record : taken) {
      oldestMs = Math.min(oldestMs, record.timestamp());
    }
    metrics.lags(records, nowMs - oldestMs);
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
    closed.countDown();
    consumer.wakeup();
  }
}
