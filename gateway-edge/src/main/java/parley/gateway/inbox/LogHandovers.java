package parley.gateway.inbox;

import java.time.InstantSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.edge.Handover;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.InboxRecord;
import parley.contracts.id.UserId;
import parley.contracts.space.Layout;
import parley.contracts.topic.Topics;

/// Writes to the inbox of another slot, in the lane of the user's space. May be called by any
/// thread.
public final class LogHandovers implements HandoverSender {
  /// Whatever life the slot is in.
  public static final long ANY_LIFE = 0;

  private static final Logger LOGGER = LoggerFactory.getLogger(LogHandovers.class);

  private final Producer<byte[], byte[]> producer;
  private final Layout layout;
  private final InstantSource clock;

  public LogHandovers(Producer<byte[], byte[]> producer, Layout layout, InstantSource clock) {
    this.producer = producer;
    this.layout = layout;
    this.clock = clock;
  }

  @Override
  public void send(int slot, long epoch, UserId user, Handover handover) {
    InboxRecord record =
        new InboxRecord(
            epoch, user.space(), clock.instant(), new InboxEvent.SessionMoves(handover));
    try {
      producer.send(
          new ProducerRecord<>(
              Topics.EDGE_INBOX.name(),
              layout.inboxPartition(slot, user.space()),
              Topics.EDGE_INBOX.keys().encode(user.space()),
              Topics.EDGE_INBOX.values().encode(record)));
    } catch (KafkaException e) {
      LOGGER.warn("a session could not be moved: {}", e.toString());
    }
  }
}
