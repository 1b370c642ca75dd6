package parley.gateway.space;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.AutoModRule;
import parley.contracts.moderation.RuleExecution;
import parley.contracts.payload.AutoModPayload;
import parley.contracts.permission.Permission;
import parley.gateway.dispatch.EventType;
import parley.gateway.dispatch.ExecutionDispatch;
import parley.gateway.dispatch.Intent;
import parley.gateway.dispatch.PlainDispatch;
import parley.gateway.fanout.Fanout;
import parley.gateway.session.Seat;

/// Tells those who manage a guild of its automatic moderation. Used by the hub's thread only.
public final class ModerationEvents {
  private final Fanout fanout;

  public ModerationEvents(Fanout fanout) {
    this.fanout = fanout;
  }

  /// A rule came, changed or went.
  public void applyRule(
      GuildSpace guild, @Nullable AutoModRule before, @Nullable AutoModRule after, long nowMs) {
    AutoModRule rule = after == null ? before : after;
    if (rule == null) {
      return;
    }
    EventType type =
        after == null
            ? EventType.AUTO_MODERATION_RULE_DELETE
            : before == null
                ? EventType.AUTO_MODERATION_RULE_CREATE
                : EventType.AUTO_MODERATION_RULE_UPDATE;
    fanout.deliver(
        PlainDispatch.shared(type, nowMs, json -> AutoModPayload.write(json, rule)),
        managers(guild, Intent.AUTO_MODERATION_CONFIGURATION));
  }

  /// A rule found something.
  public void apply(GuildSpace guild, RuleExecution execution, long nowMs) {
    fanout.deliver(
        new ExecutionDispatch(execution, nowMs), managers(guild, Intent.AUTO_MODERATION_EXECUTION));
  }

  private static List<Seat> managers(GuildSpace guild, Intent intent) {
    return guild.index().seatsOfThoseWho(Permission.MANAGE_GUILD).stream()
        .filter(seat -> seat.session().viewer().intents().has(intent))
        .toList();
  }
}
