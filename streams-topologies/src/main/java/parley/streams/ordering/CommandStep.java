package parley.streams.ordering;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Command;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.Refusal;
import parley.contracts.message.TailEntry;
import parley.contracts.message.Verdict;
import parley.contracts.snowflake.DecisionIds;
import parley.contracts.space.SpaceId;
import parley.contracts.user.UserEvent;
import parley.streams.SpaceMetrics;
import parley.streams.SpaceMetrics.Outcome;
import parley.streams.fanout.Outbox;
import parley.streams.guild.GuildView;
import parley.streams.guild.SpaceEntities;
import parley.streams.tail.HotTail;

/// Decides commands: was it answered before? who asks, and what may they? → the rules → apply and
/// tell. Belongs to the task's thread.
public final class CommandStep {
  private static final Logger LOGGER = LoggerFactory.getLogger(CommandStep.class);
  private static final Duration FENCE_RETRY_AFTER = Duration.ofSeconds(1);
  private static final Bytes LAST_DECISION = Bytes.wrap(new byte[] {'d'});

  private final SpaceEntities entities;
  private final HotTail tail;
  private final OrderingStores stores;
  private final Outbox outbox;
  private final SpaceMetrics metrics;
  private final DecisionIds ids;

  /// @param partition of the spaces that this task decides for
  public CommandStep(
      int partition,
      SpaceEntities entities,
      HotTail tail,
      OrderingStores stores,
      Outbox outbox,
      SpaceMetrics metrics) {
    this.entities = entities;
    this.tail = tail;
    this.stores = stores;
    this.outbox = outbox;
    this.metrics = metrics;
    byte[] last = stores.positions().get(LAST_DECISION);
    this.ids = new DecisionIds(partition, last == null ? 0 : ByteBuffer.wrap(last).getLong());
  }

  /// Decides one command. A mistake in the rules is answered too.
  ///
  /// @param offset of the command in its partition
  /// @throws UndecidableException when the rules failed; nothing was applied
  public void decide(Command command, long offset, long nowMs) {
    Instant now = Instant.ofEpochMilli(nowMs);
    switch (command) {
      case Command.SendMessage send -> decide(send, offset, now);
      case Command.EditMessage edit ->
          decide(
              edit,
              offset,
              now,
              edit.channel(),
              edit.message(),
              (at, newId) -> MessageRules.edit(at, edit, present(edit.channel(), edit), newId));
      case Command.DeleteMessage delete ->
          decide(
              delete,
              offset,
              now,
              delete.channel(),
              delete.message(),
              (at, newId) ->
                  MessageRules.delete(at, delete, present(delete.channel(), delete), newId));
      case Command.Fence fence -> decide(fence, nowMs);
      case Command.Unknown unknown -> {
        LOGGER.warn("refused a command of an unknown kind");
        refuse(unknown, ApiError.INTERNAL.refusal(), now);
      }
    }
  }

  /// Answers the fences that waited for what a space's rows say now.
  public void revisionReached(SpaceId space, long revision) {
    for (PendingFences.PendingFence fence : stores.fences().reached(space, revision)) {
      outbox.verdict(
          space, fence.instance(), new Verdict.Fenced(fence.command(), fence.revision()));
    }
  }

  /// Refuses the fences whose revision did not come in time.
  public void expireFences(long nowMs) {
    for (PendingFences.PendingFence fence : stores.fences().expired(nowMs)) {
      outbox.verdict(
          fence.space(),
          fence.instance(),
          new Verdict.Refused(fence.command(), ApiError.OVERLOADED.refusal(FENCE_RETRY_AFTER)));
      metrics.fenceExpired();
    }
  }

  private void decide(Command.SendMessage send, long offset, Instant now) {
    MessageId earlier = stores.answered().find(send.header().id(), now);
    if (earlier == null && send.enforceNonce() && send.nonce() != null) {
      earlier = stores.answered().find(send.channel(), send.author().id(), send.nonce(), now);
    }
    if (earlier != null) {
      repeat(send, send.channel(), earlier, now);
      return;
    }
    MessageEvent event =
        judge(
            send,
            send.channel(),
            now,
            (at, newId) -> MessageRules.send(at, send, lastWrote(at, send, now), newId));
    if (event == null) {
      return;
    }
    if (!(event instanceof MessageEvent.Created created)) {
      throw new IllegalStateException("sending creates, not " + event);
    }
    apply(send, event, offset, now);
    MessageId id = created.message().id();
    stores.answered().remember(send.header().id(), id, now);
    if (send.enforceNonce() && send.nonce() != null) {
      stores.answered().remember(send.channel(), send.author().id(), send.nonce(), id, now);
    }
    GuildView guild = entities.guild(send.header().space());
    if (guild != null && slowModeSeconds(guild, send.channel()) > 0) {
      stores.slowMode().wrote(send.channel(), send.author().id(), now);
    }
    answer(send, new Verdict.Accepted(send.header().id(), created.message()));
  }

  private void decide(
      Command command,
      long offset,
      Instant now,
      ChannelId channel,
      MessageId message,
      Judge judge) {
    if (stores.answered().find(command.header().id(), now) != null) {
      repeat(command, channel, message, now);
      return;
    }
    MessageEvent event = judge(command, channel, now, judge);
    if (event == null) {
      return;
    }
    apply(command, event, offset, now);
    stores.answered().remember(command.header().id(), message, now);
    answer(
        command,
        event instanceof MessageEvent.Updated updated
            ? new Verdict.Accepted(command.header().id(), updated.message())
            : new Verdict.Deleted(command.header().id()));
  }

  private void decide(Command.Fence fence, long nowMs) {
    SpaceId space = fence.header().space();
    if (entities.revision(space) >= fence.revision()) {
      outbox.verdict(
          space,
          fence.header().replyToInstance(),
          new Verdict.Fenced(fence.header().id(), fence.revision()));
    } else {
      stores.fences().add(fence, nowMs);
    }
  }

  /// What the rules make of a situation.
  private interface Judge {
    Decision judge(Situation at, Supplier<DecisionId> newId);
  }

  /// @return what happens, or null when the command was refused, which is answered
  private @Nullable MessageEvent judge(
      Command command, ChannelId channel, Instant now, Judge judge) {
    Decision decision;
    try {
      decision = consider(command, channel, now, judge);
    } catch (RuntimeException e) {
      LOGGER.error("a command could not be decided", e);
      outbox.verdict(
          command.header().space(),
          command.header().replyToInstance(),
          new Verdict.Refused(command.header().id(), ApiError.INTERNAL.refusal()));
      metrics.decided(Outcome.FAILED, latency(command, now));
      throw new UndecidableException(e);
    }
    return switch (decision) {
      case Decision.Happens happens -> happens.event();
      case Decision.Refused refused -> {
        refuse(command, refused.refusal(), now);
        yield null;
      }
    };
  }

  private Decision consider(Command command, ChannelId channel, Instant now, Judge judge) {
    return switch (enter(command.header(), channel, now)) {
      case Situation.Entry.Denied denied -> new Decision.Refused(denied.refusal());
      case Situation.Entry.Given given ->
          judge.judge(given.situation(), () -> new DecisionId(ids.next(now.toEpochMilli())));
    };
  }

  private Situation.Entry enter(Command.Header header, ChannelId channel, Instant now) {
    GuildView guild = entities.guild(header.space());
    return guild == null
        ? Situation.enter(entities.privateChannel(header.space()), channel, header.actor(), now)
        : Situation.enter(guild, channel, entities.member(guild.guild().id(), header.actor()), now);
  }

  private void apply(Command command, MessageEvent event, long offset, Instant now) {
    stores
        .positions()
        .put(LAST_DECISION, ByteBuffer.allocate(Long.BYTES).putLong(ids.last()).array());
    tail.remember(event, offset);
    outbox.log(event);
    outbox.publish(event.space(), new InboxEvent.MessageDecided(event));
    PrivateChannel conversation = entities.privateChannel(event.space());
    if (conversation != null) {
      conversation
          .recipients()
          .forEach(each -> outbox.forward(new UserEvent.MessageDecided(each.id(), event)));
    }
    metrics.decided(Outcome.HAPPENED, latency(command, now));
  }

  private void answer(Command command, Verdict verdict) {
    outbox.verdict(command.header().space(), command.header().replyToInstance(), verdict);
  }

  private void refuse(Command command, Refusal refusal, Instant now) {
    answer(command, new Verdict.Refused(command.header().id(), refusal));
    metrics.decided(Outcome.REFUSED, latency(command, now));
  }

  /// Answers a repeated command with the message as it is now; the tail keeps it at least as long
  /// as the command is remembered.
  private void repeat(Command command, ChannelId channel, MessageId message, Instant now) {
    TailEntry entry = tail.find(command.header().space(), channel, message);
    Message present = entry == null ? null : entry.message();
    if (present != null) {
      answer(command, new Verdict.Accepted(command.header().id(), present));
    } else if (command instanceof Command.DeleteMessage) {
      answer(command, new Verdict.Deleted(command.header().id()));
    } else {
      answer(
          command, new Verdict.Refused(command.header().id(), ApiError.UNKNOWN_MESSAGE.refusal()));
    }
    metrics.decided(Outcome.REPEATED, latency(command, now));
  }

  private @Nullable Message present(ChannelId channel, Command.EditMessage edit) {
    return present(edit.header().space(), channel, edit.message(), edit.known());
  }

  private @Nullable Message present(ChannelId channel, Command.DeleteMessage delete) {
    return present(delete.header().space(), channel, delete.message(), delete.known());
  }

  private @Nullable Message present(
      SpaceId space, ChannelId channel, MessageId id, @Nullable Message known) {
    TailEntry entry = tail.find(space, channel, id);
    if (entry != null) {
      return entry.message();
    }
    return known != null && known.id().equals(id) ? known : null;
  }

  private @Nullable Instant lastWrote(Situation at, Command.SendMessage send, Instant now) {
    int seconds = at.slowModeSeconds();
    return seconds == 0
        ? null
        : stores
            .slowMode()
            .lastWrote(send.channel(), send.author().id(), Duration.ofSeconds(seconds), now);
  }

  private static int slowModeSeconds(GuildView guild, ChannelId channel) {
    var row = guild.channel(channel);
    return row == null ? 0 : row.rateLimitPerUserSeconds();
  }

  private static Duration latency(Command command, Instant now) {
    Duration latency = Duration.between(command.header().issuedAt(), now);
    return latency.isNegative() ? Duration.ZERO : latency;
  }
}
