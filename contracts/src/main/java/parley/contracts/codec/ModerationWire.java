package parley.contracts.codec;

import java.time.Duration;
import java.time.Instant;
import parley.contracts.entity.AutoModRule;
import parley.contracts.id.AutoModRuleId;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.moderation.ModerationAction;
import parley.contracts.moderation.ModerationOrder;
import parley.contracts.moderation.ModerationRule;
import parley.contracts.moderation.RuleExecution;
import parley.contracts.wire.WireAlerted;
import parley.contracts.wire.WireBlocked;
import parley.contracts.wire.WireDoomed;
import parley.contracts.wire.WireMeasuredDeletion;
import parley.contracts.wire.WireModerationAction;
import parley.contracts.wire.WireModerationOrder;
import parley.contracts.wire.WireModerationRule;
import parley.contracts.wire.WireRuleExecution;
import parley.contracts.wire.WireTimedOut;

/// What moderation did, to and from its wire form.
final class ModerationWire {
  private static final int RULE = 1;
  private static final int DETECTION = 2;
  private static final int BAN = 3;

  private ModerationWire() {}

  static WireModerationAction toWire(ModerationAction action) {
    WireModerationAction.Builder wire =
        WireModerationAction.newBuilder()
            .setId(action.id().value())
            .setGuildId(action.guild().value())
            .setUserId(action.user().value())
            .setRule(toWire(action.rule()))
            .setReason(action.reason());
    if (action.channel() != null) {
      wire.setChannelId(action.channel().value());
    }
    switch (action.measure()) {
      case ModerationAction.Blocked _ -> wire.setBlocked(WireBlocked.getDefaultInstance());
      case ModerationAction.Alerted _ -> wire.setAlerted(WireAlerted.getDefaultInstance());
      case ModerationAction.TimedOut timedOut ->
          wire.setTimedOut(WireTimedOut.newBuilder().setUntilMs(timedOut.until().toEpochMilli()));
      case ModerationAction.Deleted deleted ->
          wire.setDeleted(WireMeasuredDeletion.newBuilder().setCount(deleted.count()));
      case ModerationAction.UnknownMeasure _ ->
          throw new IllegalArgumentException("an unknown measure cannot be written: " + action);
    }
    return wire.build();
  }

  static ModerationAction fromWire(WireModerationAction wire) {
    return new ModerationAction(
        new DecisionId(wire.getId()),
        new GuildId(wire.getGuildId()),
        new UserId(wire.getUserId()),
        wire.hasChannelId() ? new ChannelId(wire.getChannelId()) : null,
        fromWire(wire.getRule()),
        measure(wire),
        wire.getReason());
  }

  private static ModerationAction.Measure measure(WireModerationAction wire) {
    return switch (wire.getMeasureCase()) {
      case BLOCKED -> new ModerationAction.Blocked();
      case ALERTED -> new ModerationAction.Alerted();
      case TIMED_OUT ->
          new ModerationAction.TimedOut(Instant.ofEpochMilli(wire.getTimedOut().getUntilMs()));
      case DELETED -> new ModerationAction.Deleted(wire.getDeleted().getCount());
      case MEASURE_NOT_SET -> new ModerationAction.UnknownMeasure();
    };
  }

  static WireModerationOrder toWire(ModerationOrder order) {
    WireModerationOrder.Builder wire =
        WireModerationOrder.newBuilder()
            .setRule(toWire(order.rule()))
            .setReason(order.reason())
            .setUser(EntityWire.toWire(order.user()))
            .setContent(order.content());
    for (ModerationOrder.Doomed doomed : order.doomed()) {
      wire.addDoomed(
          WireDoomed.newBuilder()
              .setChannelId(doomed.channel().value())
              .addAllMessageIds(MessageWire.ids(doomed.messages())));
    }
    if (order.timeOut() != null) {
      wire.setTimeOutMs(order.timeOut().toMillis());
    }
    if (order.alert() != null) {
      wire.setAlertChannelId(order.alert().value());
    }
    return wire.build();
  }

  static ModerationOrder fromWire(WireModerationOrder wire) {
    return new ModerationOrder(
        fromWire(wire.getRule()),
        wire.getReason(),
        EntityWire.fromWire(wire.getUser()),
        wire.getDoomedList().stream()
            .map(
                doomed ->
                    new ModerationOrder.Doomed(
                        new ChannelId(doomed.getChannelId()),
                        MessageWire.messageIds(doomed.getMessageIdsList())))
            .toList(),
        wire.hasTimeOutMs() ? Duration.ofMillis(wire.getTimeOutMs()) : null,
        wire.hasAlertChannelId() ? new ChannelId(wire.getAlertChannelId()) : null,
        wire.getContent());
  }

  static WireModerationRule toWire(ModerationRule rule) {
    return WireModerationRule.newBuilder()
        .setSource(
            switch (rule.source()) {
              case RULE -> RULE;
              case DETECTION -> DETECTION;
              case BAN -> BAN;
            })
        .setName(rule.name())
        .setTriggerType(rule.triggerType())
        .build();
  }

  static ModerationRule fromWire(WireModerationRule wire) {
    return new ModerationRule(
        switch (wire.getSource()) {
          case RULE -> ModerationRule.Source.RULE;
          case BAN -> ModerationRule.Source.BAN;
          default -> ModerationRule.Source.DETECTION;
        },
        wire.getName(),
        wire.getTriggerType());
  }

  static WireRuleExecution toWire(RuleExecution execution) {
    WireRuleExecution.Builder wire =
        WireRuleExecution.newBuilder()
            .setGuildId(execution.guild().value())
            .setAction(AutoModWire.toWire(execution.action()))
            .setRuleId(execution.rule().value())
            .setTriggerType(execution.triggerType())
            .setUserId(execution.user().value())
            .setChannelId(execution.channel().value())
            .setContent(execution.content())
            .setKeyword(execution.keyword())
            .setMatched(execution.matched());
    if (execution.message() != null) {
      wire.setMessageId(execution.message().value());
    }
    if (execution.alert() != null) {
      wire.setAlertId(execution.alert().value());
    }
    return wire.build();
  }

  static RuleExecution fromWire(WireRuleExecution wire) {
    return new RuleExecution(
        new GuildId(wire.getGuildId()),
        AutoModWire.action(wire.getAction()).orElseGet(() -> new AutoModRule.Block(null)),
        new AutoModRuleId(wire.getRuleId()),
        wire.getTriggerType(),
        new UserId(wire.getUserId()),
        new ChannelId(wire.getChannelId()),
        wire.hasMessageId() ? new MessageId(wire.getMessageId()) : null,
        wire.hasAlertId() ? new MessageId(wire.getAlertId()) : null,
        wire.getContent(),
        wire.getKeyword(),
        wire.getMatched());
  }
}
