package parley.streams.ordering;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.Member;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.Command;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.Refusal;
import parley.contracts.message.TailEntry;
import parley.contracts.message.Verdict;
import parley.contracts.moderation.ModerationAction;
import parley.contracts.moderation.RuleExecution;
import parley.contracts.snowflake.DecisionIds;
import parley.contracts.space.SpaceId;
import parley.contracts.user.UserEvent;
import parley.streams.SpaceMetrics;
import parley.streams.SpaceMetrics.Outcome;
import parley.streams.fanout.Outbox;
import parley.streams.guild.GuildView;
import parley.streams.guild.SpaceEntities;
import parley.streams.pin.PinBoards;
import parley.streams.tail.HotTail;
import parley.streams.thread.ThreadStep;
import parley.streams.user.GuildMentions;

/// Lets happen what was decided: gives decisions their ids, remembers what they make of messages,
/// and tells of it. Belongs to the task's thread.
public final class Enactment {
  private static final Bytes LAST_DECISION = Bytes.wrap(new byte[] {'d'});

  private final SpaceEntities entities;
  private final HotTail tail;
  private final PinBoards pins;
  private final ThreadStep threads;
  private final OrderingStores stores;
  private final Outbox outbox;
  private final SpaceMetrics metrics;
  private final GuildMentions mentions;
  private final DecisionIds ids;

  /// @param partition of the spaces that this task decides for
  public Enactment(
      int partition,
      SpaceEntities entities,
      HotTail tail,
      PinBoards pins,
      ThreadStep threads,
      OrderingStores stores,
      Outbox outbox,
      SpaceMetrics metrics) {
    this.entities = entities;
    this.tail = tail;
    this.pins = pins;
    this.threads = threads;
    this.stores = stores;
    this.outbox = outbox;
    this.metrics = metrics;
    this.mentions = new GuildMentions(entities, outbox);
    byte[] last = stores.positions().get(LAST_DECISION);
    this.ids = new DecisionIds(partition, last == null ? 0 : ByteBuffer.wrap(last).getLong());
  }

  /// The id of the next decision. It is used up only when [#keepIds] follows.
  DecisionId newId(Instant now) {
    return new DecisionId(ids.next(now.toEpochMilli()));
  }

  /// Lets no id that was given out be given out again, after a restart either.
  void keepIds() {
    stores
        .positions()
        .put(LAST_DECISION, ByteBuffer.allocate(Long.BYTES).putLong(ids.last()).array());
  }

  /// Lets happen what was decided, and tells of it.
  void apply(Command command, Decision.Happens happens, long offset, Instant now) {
    keepIds();
    for (Decision.Change change : happens.changes()) {
      apply(command, change, offset, now);
    }
    moderate(command, happens.moderation(), offset, now);
    decided(command, Outcome.HAPPENED, now);
  }

  private void apply(Command command, Decision.Change change, long offset, Instant now) {
    tellMentioned(command, change.event(), now);
    for (TailEntry entry : change.now()) {
      tail.remember(change.event().space(), entry, offset);
    }
    pins.remember(change.event(), offset);
    threads.remember(change.event(), offset);
    stores.polls().remember(change.event());
    stores.reactions().remember(change.event(), offset);
    tell(change.event());
  }

  /// Lets happen what moderation makes of a command. A timeout holds from here on: the member's row
  /// says so already, before it comes back from where it is set down.
  private void moderate(Command command, Moderation moderation, long offset, Instant now) {
    if (moderation.isEmpty()) {
      return;
    }
    keepIds();
    for (Decision.Change alert : moderation.alerts()) {
      apply(command, alert, offset, now);
    }
    for (ModerationAction action : moderation.actions()) {
      if (action.measure() instanceof ModerationAction.TimedOut timedOut) {
        silence(action.guild(), action.user(), timedOut.until());
      }
      outbox.setDown(action);
      metrics.moderated();
    }
    for (RuleExecution execution : moderation.executions()) {
      outbox.publish(execution.guild().space(), new InboxEvent.RuleExecuted(execution));
    }
  }

  private void silence(GuildId guild, UserId user, Instant until) {
    Member member = entities.member(guild, user);
    if (member != null && !member.isTimedOutAt(until)) {
      entities.put(member.key(), member.timedOutUntil(until));
    }
  }

  private void tell(MessageEvent event) {
    outbox.log(event);
    outbox.publish(event.space(), new InboxEvent.MessageDecided(event));
    PrivateChannel conversation = entities.privateChannel(event.space());
    if (conversation != null) {
      conversation
          .recipients()
          .forEach(each -> outbox.forward(new UserEvent.MessageDecided(each.id(), event)));
    }
  }

  /// Before the tail takes the event over: it still has what is about to be deleted.
  private void tellMentioned(Command command, MessageEvent event, Instant now) {
    GuildView guild = entities.guild(event.space());
    if (guild == null) {
      return;
    }
    if (event instanceof MessageEvent.Created created) {
      mentions.created(guild, created.message(), now);
    } else if (command instanceof Command.DeleteMessage delete) {
      Message gone = present(event.space(), delete.channel(), delete.message(), delete.known());
      if (gone != null) {
        mentions.deleted(gone);
      }
    } else if (event instanceof MessageEvent.MessagesDeleted deleted) {
      for (MessageId id : deleted.messages()) {
        TailEntry entry = tail.find(event.space(), deleted.channel(), id);
        if (entry != null && entry.message() != null) {
          mentions.deleted(entry.message());
        }
      }
    }
  }

  /// A message as it is now; null when it is gone or never was.
  ///
  /// @param known what ingress or the step read of it
  @Nullable Message present(SpaceId space, MessageId message, @Nullable Message known) {
    if (known == null || !known.id().equals(message)) {
      return null;
    }
    TailEntry entry = tail.find(space, known.channel(), message);
    return entry == null ? known : entry.message();
  }

  void answer(Command command, Verdict verdict) {
    outbox.verdict(command.header().space(), command.header().replyToInstance(), verdict);
  }

  /// Refuses, and lets happen what follows because it was asked.
  void refuse(Command command, Decision.Refused refused, long offset, Instant now) {
    moderate(command, refused.moderation(), offset, now);
    refuse(command, refused.refusal(), now);
  }

  void refuse(Command command, Refusal refusal, Instant now) {
    answer(command, new Verdict.Refused(command.header().id(), refusal));
    decided(command, Outcome.REFUSED, now);
  }

  /// A message of a channel as it is now; null when it is gone or never was.
  ///
  /// @param known what ingress read of it
  @Nullable Message present(
      SpaceId space, ChannelId channel, MessageId message, @Nullable Message known) {
    TailEntry entry = tail.find(space, channel, message);
    if (entry != null) {
      return entry.message();
    }
    boolean asAsked =
        known != null && known.id().equals(message) && known.channel().equals(channel);
    return asAsked ? known : null;
  }

  /// Counts how a command ended.
  void decided(Command command, Outcome outcome, Instant now) {
    Duration latency = Duration.between(command.header().issuedAt(), now);
    metrics.decided(outcome, latency.isNegative() ? Duration.ZERO : latency);
  }
}
