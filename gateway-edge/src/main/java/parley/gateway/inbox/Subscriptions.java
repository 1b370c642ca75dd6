package parley.gateway.inbox;

import java.time.InstantSource;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.edge.MemberQuery;
import parley.contracts.edge.Subscription;
import parley.contracts.id.UserId;
import parley.contracts.space.Layout;
import parley.contracts.space.SpaceId;
import parley.contracts.topic.Topics;
import parley.gateway.metric.LifeCause;

/// Tells the topologies what this slot follows, in the slot's present life. What is said about one
/// space arrives in the order in which it was said. A request that cannot be sent is lost, and is
/// repeated while somebody waits for its answer. May be called by any thread.
public final class Subscriptions {
  private static final Logger LOGGER = LoggerFactory.getLogger(Subscriptions.class);
  private static final SpaceId NO_SPACE = new SpaceId(0);

  private final Producer<byte[], byte[]> producer;
  private final Layout layout;
  private final int slot;
  private final InstantSource clock;
  private volatile SlotLife life;
  private volatile long heardAtNs = System.nanoTime();

  public Subscriptions(
      Producer<byte[], byte[]> producer, Layout layout, int slot, InstantSource clock) {
    this.producer = producer;
    this.layout = layout;
    this.slot = slot;
    this.clock = clock;
    this.life = new SlotLife(0, layout.spacePartitions(), 0);
  }

  /// A new life begins; announces it to every partition. Epochs grow, whatever the clock does.
  public void begin() {
    long nowMs = clock.millis();
    life = new SlotLife(Math.max(nowMs, life.epoch() + 1), layout.spacePartitions(), nowMs);
    sayAlive();
  }

  /// The present life.
  public long epoch() {
    return life.epoch();
  }

  /// Something that a life was told is lost. Nothing happens when that life is over already.
  public void end(long epoch, LifeCause cause) {
    SlotLife present = life;
    if (present.epoch() == epoch) {
      present.end(cause);
    }
  }

  /// Why a new life has to begin, or null when the present one goes on.
  @Nullable LifeCause ended() {
    return life.ended();
  }

  /// Repeats the sign of life.
  public void sayAlive() {
    SlotLife present = life;
    Subscription alive = new Subscription.Alive(slot, present.epoch());
    for (int partition = 0; partition < layout.spacePartitions(); partition++) {
      int to = partition;
      long saidMs = clock.millis();
      send(
          to,
          NO_SPACE,
          alive,
          (metadata, failure) -> {
            if (failure == null) {
              present.taken(to, saidMs, clock.millis());
            }
            answered(failure);
          });
    }
  }

  public void follow(SpaceId space, UserId user) {
    send(space, new Subscription.Subscribe(slot, epoch(), space, user));
  }

  public void unfollow(SpaceId space, UserId user) {
    send(space, new Subscription.Unsubscribe(slot, epoch(), space, user));
  }

  /// Follows a space, where a session of the user comes from another slot.
  public void move(SpaceId space, UserId user, String session, int fromSlot, long fromEpoch) {
    send(space, new Subscription.Move(slot, epoch(), space, user, session, fromSlot, fromEpoch));
  }

  /// This node's slot.
  public int slot() {
    return slot;
  }

  /// Asks for members of a guild on behalf of a user.
  ///
  /// @param request what the answer will be called
  public void findMembers(SpaceId guild, UserId user, long request, MemberQuery query) {
    send(guild, new Subscription.RequestMembers(slot, epoch(), guild, user, request, query));
  }

  /// Whether the log took anything lately.
  public boolean isHeard(long withinMs) {
    return System.nanoTime() - heardAtNs < withinMs * 1_000_000;
  }

  private void send(SpaceId space, Subscription subscription) {
    send(
        layout.spacePartition(space),
        space,
        subscription,
        (metadata, failure) -> answered(failure));
  }

  private void send(int partition, SpaceId space, Subscription subscription, Callback answer) {
    try {
      producer.send(
          new ProducerRecord<>(
              Topics.EDGE_SUBSCRIPTIONS.name(),
              partition,
              Topics.EDGE_SUBSCRIPTIONS.keys().encode(space),
              Topics.EDGE_SUBSCRIPTIONS.values().encode(subscription)),
          answer);
    } catch (KafkaException e) {
      LOGGER.warn("a subscription could not be sent: {}", e.toString());
    }
  }

  private void answered(@Nullable Exception failure) {
    if (failure == null) {
      heardAtNs = System.nanoTime();
    } else {
      LOGGER.warn("a subscription was not taken: {}", failure.toString());
    }
  }
}
