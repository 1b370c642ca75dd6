package parley.streams.ordering;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Member;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Command;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.TailEntry;
import parley.contracts.message.Verdict;
import parley.contracts.moderation.ModerationAction;
import parley.contracts.moderation.ModerationOrder;
import parley.contracts.moderation.ModerationRule;
import parley.contracts.payload.AutoModAlertPayload;
import parley.contracts.permission.Permission;
import parley.contracts.permission.Permissions;
import parley.contracts.permission.Standing;
import parley.contracts.space.SpaceId;
import parley.streams.SpaceMetrics.Outcome;
import parley.streams.guild.GuildView;
import parley.streams.guild.SpaceEntities;
import parley.streams.tail.HotTail;

/// Does what moderation decided elsewhere, at its place in the order. An order is followed once:
/// repeated, it is passed over for as long as commands are remembered. Those who manage the guild
/// are above it. Belongs to the task's thread.
public final class ModerationStep {
  private final SpaceEntities entities;
  private final HotTail tail;
  private final OrderingStores stores;
  private final Enactment enactment;

  public ModerationStep(
      SpaceEntities entities, HotTail tail, OrderingStores stores, Enactment enactment) {
    this.entities = entities;
    this.tail = tail;
    this.stores = stores;
    this.enactment = enactment;
  }

  /// @param offset of the command in its partition
  public void decide(Command.Moderate moderate, long offset, Instant now) {
    GuildView guild = entities.guild(moderate.header().space());
    boolean known = stores.answered().find(moderate.header().id(), now) != null;
    if (guild == null || known || isAbove(guild, moderate, now)) {
      enactment.decided(moderate, known ? Outcome.REPEATED : Outcome.REFUSED, now);
    } else {
      Following following = new Following(guild, moderate.order(), now);
      following.delete();
      following.timeOut();
      following.alert();
      stores.answered().remember(moderate.header().id(), new MessageId(0), now);
      enactment.apply(moderate, following.decision(), offset, now);
    }
    if (moderate.header().replyToInstance() != Command.NOBODY_WAITS) {
      enactment.answer(moderate, new Verdict.Done(moderate.header().id()));
    }
  }

  private boolean isAbove(GuildView guild, Command.Moderate moderate, Instant now) {
    Member member = entities.member(guild.guild().id(), moderate.order().user().id());
    if (member == null) {
      return false;
    }
    long permissions = Permissions.inGuild(Standing.of(guild.guild(), member, now), guild);
    return Permission.MANAGE_GUILD.in(permissions) || Permission.ADMINISTRATOR.in(permissions);
  }

  /// One order that is being followed.
  private final class Following {
    private final GuildView guild;
    private final ModerationOrder order;
    private final Instant now;
    private final SpaceId space;
    private final List<Decision.Change> changes = new ArrayList<>();
    private final List<Decision.Change> alerts = new ArrayList<>();
    private final List<ModerationAction> actions = new ArrayList<>();

    Following(GuildView guild, ModerationOrder order, Instant now) {
      this.guild = guild;
      this.order = order;
      this.now = now;
      this.space = guild.guild().id().space();
    }

    Decision.Happens decision() {
      return new Decision.Happens(changes, new Moderation(alerts, actions, List.of()));
    }

    void delete() {
      for (ModerationOrder.Doomed doomed : order.doomed()) {
        List<MessageId> present =
            doomed.messages().stream().filter(id -> isThere(doomed.channel(), id)).toList();
        if (!present.isEmpty()) {
          delete(doomed.channel(), present);
        }
      }
    }

    private void delete(ChannelId channel, List<MessageId> messages) {
      DecisionId id = enactment.newId(now);
      GuildId in = guild.guild().id();
      MessageEvent event =
          messages.size() == 1
              ? new MessageEvent.Deleted(space, id, channel, messages.getFirst(), in)
              : new MessageEvent.MessagesDeleted(space, id, channel, messages, in);
      changes.add(
          new Decision.Change(
              event,
              messages.stream()
                  .map(message -> new TailEntry(channel, message, id, null))
                  .toList()));
      act(channel, new ModerationAction.Deleted(messages.size()));
    }

    void timeOut() {
      if (order.timeOut() != null
          && entities.member(guild.guild().id(), order.user().id()) != null) {
        act(null, new ModerationAction.TimedOut(now.plus(order.timeOut())));
      }
    }

    void alert() {
      if (order.alert() == null || guild.channel(order.alert()) == null) {
        return;
      }
      DecisionId id = enactment.newId(now);
      Message alert =
          AlertMessage.of(
              id,
              order.alert(),
              guild.guild().id(),
              order.user(),
              new AutoModAlertPayload.Alert(
                  order.rule().name(),
                  id,
                  order.doomed().isEmpty() ? order.alert() : order.doomed().getFirst().channel(),
                  order.content(),
                  "",
                  "",
                  null,
                  order.timeOut()));
      alerts.add(
          new Decision.Change(
              new MessageEvent.Created(
                  space, id, alert, entities.member(guild.guild().id(), order.user().id()), null),
              List.of(MessageRules.now(alert, id))));
      act(order.alert(), new ModerationAction.Alerted());
    }

    private void act(@Nullable ChannelId channel, ModerationAction.Measure measure) {
      if (order.rule().source() == ModerationRule.Source.BAN) {
        return;
      }
      actions.add(
          new ModerationAction(
              enactment.newId(now),
              guild.guild().id(),
              order.user().id(),
              channel,
              order.rule(),
              measure,
              order.reason()));
    }

    private boolean isThere(ChannelId channel, MessageId message) {
      TailEntry entry = tail.find(space, channel, message);
      return entry == null || !entry.deleted();
    }
  }
}
