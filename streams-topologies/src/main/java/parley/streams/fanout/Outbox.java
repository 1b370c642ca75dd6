package parley.streams.fanout;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import parley.contracts.codec.InboxRecordCodec;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.InboxRecord;
import parley.contracts.message.Command;
import parley.contracts.message.IdleThread;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.Verdict;
import parley.contracts.moderation.ModerationAction;
import parley.contracts.presence.PresenceChange;
import parley.contracts.space.Layout;
import parley.contracts.space.SpaceId;
import parley.contracts.topic.Partitioning;
import parley.contracts.topic.Topics;
import parley.contracts.user.UserEvent;
import parley.contracts.voice.VoiceOrder;
import parley.streams.SpaceMetrics;

/// Where decisions go out: verdicts, the message log, inboxes and the spaces of users. An event is
/// encoded once and copied to each slot that follows its space. Belongs to the task's thread.
public final class Outbox {
  public static final String VERDICTS_SINK = "verdicts";
  public static final String MESSAGE_LOG_SINK = "message-log";
  public static final String INBOX_SINK = "edge-inbox";
  public static final String COMMANDS_SINK = "commands-out";
  public static final String USER_EVENTS_SINK = "user-events-out";
  public static final String IDLE_THREADS_SINK = "idle-threads";
  public static final String MODERATION_ACTIONS_SINK = "moderation-actions";
  public static final String VOICE_ORDERS_SINK = "voice-orders";

  public static final String PRESENCE_CHANGES_SINK = "presence-changes-out";

  private static final InboxRecordCodec INBOX = new InboxRecordCodec();

  private final ProcessorContext<Addressed, byte[]> context;
  private final Layout layout;
  private final SpaceFollowers followers;
  private final SpaceMetrics metrics;

  public Outbox(
      ProcessorContext<Addressed, byte[]> context,
      Layout layout,
      SpaceFollowers followers,
      SpaceMetrics metrics) {
    this.context = context;
    this.layout = layout;
    this.followers = followers;
    this.metrics = metrics;
  }

  /// Answers the ingress instance that asked. Instances outside the layout cannot be answered.
  public void verdict(SpaceId space, int instance, Verdict verdict) {
    if (instance < 0 || instance >= layout.ingressInstances()) {
      metrics.unanswerable();
      return;
    }
    send(
        VERDICTS_SINK,
        layout.verdictPartition(instance, space),
        Topics.VERDICTS.keys().encode(verdict.command()),
        Topics.VERDICTS.values().encode(verdict));
  }

  /// Appends to the message log.
  public void log(MessageEvent event) {
    send(
        MESSAGE_LOG_SINK,
        layout.spacePartition(event.space()),
        Topics.MESSAGE_LOG.keys().encode(event.space()),
        Topics.MESSAGE_LOG.values().encode(event));
  }

  /// Asks a space of this task to decide something, as others ask.
  public void ask(Command command) {
    send(
        COMMANDS_SINK,
        layout.spacePartition(command.header().space()),
        Topics.COMMANDS.keys().encode(command.header().space()),
        Topics.COMMANDS.values().encode(command));
  }

  /// Carries what concerns a user to the user's own space.
  public void forward(UserEvent event) {
    send(
        USER_EVENTS_SINK,
        layout.spacePartition(event.user().space()),
        Topics.USER_EVENTS.keys().encode(event.user().space()),
        Topics.USER_EVENTS.values().encode(event));
    metrics.forwarded();
  }

  /// Carries how users are present to the spaces of a partition.
  public void forward(int partition, List<PresenceChange> changes) {
    send(
        PRESENCE_CHANGES_SINK,
        partition,
        Topics.PRESENCE_CHANGES.keys().encode(changes.getFirst().spaces().getFirst()),
        Topics.PRESENCE_CHANGES.values().encode(changes));
    metrics.forwarded();
  }

  /// Asks for a thread to be archived in its row.
  public void tellIdle(IdleThread idle) {
    SpaceId space = idle.guild().space();
    send(
        IDLE_THREADS_SINK,
        layout.spacePartition(space),
        Topics.IDLE_THREADS.keys().encode(space),
        Topics.IDLE_THREADS.values().encode(idle));
  }

  /// Has what moderation did set down in rows.
  public void setDown(ModerationAction action) {
    SpaceId space = action.guild().space();
    send(
        MODERATION_ACTIONS_SINK,
        layout.spacePartition(space),
        Topics.MODERATION_ACTIONS.keys().encode(space),
        Topics.MODERATION_ACTIONS.values().encode(action));
  }

  /// Tells a voice router what to do about a client.
  public void order(VoiceOrder order) {
    send(
        VOICE_ORDERS_SINK,
        Partitioning.routerPartition(order.router()),
        Topics.VOICE_ORDERS.keys().encode(order.router()),
        Topics.VOICE_ORDERS.values().encode(order));
  }

  /// Tells every slot that follows the space.
  public void publish(SpaceId space, InboxEvent event) {
    List<SpaceFollowers.Slot> slots = followers.liveSlots(space);
    if (slots.isEmpty()) {
      return;
    }
    byte[] encoded = encode(space, event);
    for (SpaceFollowers.Slot slot : slots) {
      send(space, slot, encoded);
    }
    metrics.published(event, slots.size());
  }

  /// Tells one slot.
  public void tell(SpaceFollowers.Slot slot, SpaceId space, InboxEvent event) {
    send(space, slot, encode(space, event));
    metrics.published(event, 1);
  }

  /// Tells a slot that the life in which it speaks is over. The record goes the way of the task's
  /// own spaces, so that it comes after all that they told the slot.
  public void tellExpired(SpaceFollowers.Slot slot) {
    InboxEvent event = new InboxEvent.LifeExpired();
    SpaceId none = new SpaceId(0);
    send(
        INBOX_SINK,
        layout.inboxPartition(slot.number(), context.taskId().partition()),
        Topics.EDGE_INBOX.keys().encode(none),
        InboxRecordCodec.withEpoch(encode(none, event), slot.epoch()));
    metrics.published(event, 1);
  }

  private byte[] encode(SpaceId space, InboxEvent event) {
    Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
    return INBOX.encode(new InboxRecord(0, space, now, event));
  }

  private void send(SpaceId space, SpaceFollowers.Slot slot, byte[] encoded) {
    send(
        INBOX_SINK,
        layout.inboxPartition(slot.number(), space),
        ByteBuffer.allocate(Long.BYTES).putLong(space.value()).array(),
        InboxRecordCodec.withEpoch(encoded, slot.epoch()));
  }

  private void send(String sink, int partition, byte[] key, byte[] value) {
    context.forward(
        new Record<>(new Addressed(partition, key), value, context.currentSystemTimeMs()), sink);
  }
}
