package parley.gateway.presence;

import java.util.List;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.id.UserId;
import parley.contracts.presence.PresenceBeat;
import parley.contracts.presence.SessionPresence;
import parley.contracts.space.Layout;
import parley.contracts.topic.Topics;

/// Writes beats to the log, in the partition of the user's space. May be called by any thread.
public final class LogBeats implements BeatSender {
  private static final Logger LOGGER = LoggerFactory.getLogger(LogBeats.class);

  private final Producer<byte[], byte[]> producer;
  private final Layout layout;
  private final int slot;
  private final LongSupplier epoch;

  /// @param epoch the present life of the slot
  public LogBeats(Producer<byte[], byte[]> producer, Layout layout, int slot, LongSupplier epoch) {
    this.producer = producer;
    this.layout = layout;
    this.slot = slot;
    this.epoch = epoch;
  }

  @Override
  public void send(UserId user, List<SessionPresence> sessions) {
    PresenceBeat beat = new PresenceBeat(user, slot, epoch.getAsLong(), sessions);
    try {
      producer.send(
          new ProducerRecord<>(
              Topics.PRESENCE_BEATS.name(),
              layout.spacePartition(user.space()),
              Topics.PRESENCE_BEATS.keys().encode(user.space()),
              Topics.PRESENCE_BEATS.values().encode(beat)));
    } catch (KafkaException e) {
      LOGGER.warn("a beat could not be sent: {}", e.toString());
    }
  }
}
