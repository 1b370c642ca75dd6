package parley.gateway.inbox;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.edge.Subscription;
import parley.contracts.id.UserId;
import parley.contracts.space.Layout;
import parley.contracts.space.SpaceId;
import parley.contracts.topic.Topics;

/// Tells the topologies what this slot follows. What is said about one space arrives in the order
/// in which it was said. A request that cannot be sent is lost, and the client who needs it asks
/// again: its login times out. May be called by any thread.
public final class Subscriptions {
  private static final Logger LOGGER = LoggerFactory.getLogger(Subscriptions.class);

  private final Producer<byte[], byte[]> producer;
  private final Layout layout;
  private final int slot;
  private volatile long epoch;
  private volatile long heardAtNs = System.nanoTime();

  public Subscriptions(Producer<byte[], byte[]> producer, Layout layout, int slot) {
    this.producer = producer;
    this.layout = layout;
    this.slot = slot;
  }

  /// A new life begins; announces it to every partition.
  public void begin(long newEpoch) {
    epoch = newEpoch;
    sayAlive();
  }

  /// The present life.
  public long epoch() {
    return epoch;
  }

  /// Repeats the sign of life.
  public void sayAlive() {
    for (int partition = 0; partition < layout.spacePartitions(); partition++) {
      send(partition, new SpaceId(0), new Subscription.Alive(slot, epoch));
    }
  }

  public void follow(SpaceId space, UserId user) {
    send(layout.spacePartition(space), space, new Subscription.Subscribe(slot, epoch, space, user));
  }

  public void unfollow(SpaceId space, UserId user) {
    send(
        layout.spacePartition(space),
        space,
        new Subscription.Unsubscribe(slot, epoch, space, user));
  }

  /// Whether the log took anything lately.
  public boolean isHeard(long withinMs) {
    return System.nanoTime() - heardAtNs < withinMs * 1_000_000;
  }

  private void send(int partition, SpaceId space, Subscription subscription) {
    try {
      producer.send(
          new ProducerRecord<>(
              Topics.EDGE_SUBSCRIPTIONS.name(),
              partition,
              Topics.EDGE_SUBSCRIPTIONS.keys().encode(space),
              Topics.EDGE_SUBSCRIPTIONS.values().encode(subscription)),
          (metadata, failure) -> {
            if (failure == null) {
              heardAtNs = System.nanoTime();
            } else {
              LOGGER.warn("a subscription was not taken: {}", failure.toString());
            }
          });
    } catch (KafkaException e) {
      LOGGER.warn("a subscription could not be sent: {}", e.toString());
    }
  }
}
