package parley.contracts.codec;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import parley.contracts.entity.AutoModRule;
import parley.contracts.id.AutoModRuleId;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.wire.WireAlertAction;
import parley.contracts.wire.WireAutoModerationAction;
import parley.contracts.wire.WireAutoModerationRule;
import parley.contracts.wire.WireBlockAction;
import parley.contracts.wire.WireKeywordTrigger;
import parley.contracts.wire.WireMentionTrigger;
import parley.contracts.wire.WirePresetTrigger;
import parley.contracts.wire.WireSpamTrigger;
import parley.contracts.wire.WireTimeOutAction;

/// Rules of automatic moderation to and from their wire form. Actions of a newer release are passed
/// over.
final class AutoModWire {
  private AutoModWire() {}

  static WireAutoModerationRule toWire(AutoModRule rule) {
    WireAutoModerationRule.Builder wire =
        WireAutoModerationRule.newBuilder()
            .setId(rule.id().value())
            .setGuildId(rule.guild().value())
            .setCreatorId(rule.creator().value())
            .setName(rule.name())
            .setEnabled(rule.enabled())
            .addAllActions(rule.actions().stream().map(AutoModWire::toWire).toList())
            .addAllExemptRoleIds(EntityWire.roleIds(rule.exemptRoles()))
            .addAllExemptChannelIds(rule.exemptChannels().stream().map(ChannelId::value).toList());
    switch (rule.trigger()) {
      case AutoModRule.Keywords trigger ->
          wire.setKeywords(
              WireKeywordTrigger.newBuilder()
                  .addAllKeywords(trigger.keywords())
                  .addAllPatterns(trigger.patterns())
                  .addAllAllowed(trigger.allowed()));
      case AutoModRule.Spam ignored -> wire.setSpam(WireSpamTrigger.getDefaultInstance());
      case AutoModRule.Presets trigger ->
          wire.setPresets(
              WirePresetTrigger.newBuilder()
                  .addAllLists(trigger.lists())
                  .addAllAllowed(trigger.allowed()));
      case AutoModRule.Mentions trigger ->
          wire.setMentions(
              WireMentionTrigger.newBuilder()
                  .setLimit(trigger.limit())
                  .setRaidProtection(trigger.raidProtection()));
      // Stores of an older release keep a newer one's rule without what it looks for.
      case AutoModRule.UnknownTrigger ignored -> {}
    }
    return wire.build();
  }

  static AutoModRule fromWire(WireAutoModerationRule wire) {
    return new AutoModRule(
        new AutoModRuleId(wire.getId()),
        new GuildId(wire.getGuildId()),
        new UserId(wire.getCreatorId()),
        wire.getName(),
        wire.getEnabled(),
        trigger(wire),
        actions(wire.getActionsList()),
        EntityWire.roles(wire.getExemptRoleIdsList()),
        wire.getExemptChannelIdsList().stream().map(ChannelId::new).toList());
  }

  private static AutoModRule.Trigger trigger(WireAutoModerationRule wire) {
    return switch (wire.getTriggerCase()) {
      case KEYWORDS ->
          new AutoModRule.Keywords(
              wire.getKeywords().getKeywordsList(),
              wire.getKeywords().getPatternsList(),
              wire.getKeywords().getAllowedList());
      case SPAM -> new AutoModRule.Spam();
      case PRESETS ->
          new AutoModRule.Presets(
              wire.getPresets().getListsList(), wire.getPresets().getAllowedList());
      case MENTIONS ->
          new AutoModRule.Mentions(
              wire.getMentions().getLimit(), wire.getMentions().getRaidProtection());
      case TRIGGER_NOT_SET -> new AutoModRule.UnknownTrigger();
    };
  }

  static WireAutoModerationAction toWire(AutoModRule.Action action) {
    WireAutoModerationAction.Builder wire = WireAutoModerationAction.newBuilder();
    switch (action) {
      case AutoModRule.Block block -> {
        WireBlockAction.Builder said = WireBlockAction.newBuilder();
        if (block.message() != null) {
          said.setMessage(block.message());
        }
        wire.setBlock(said);
      }
      case AutoModRule.Alert alert ->
          wire.setAlert(WireAlertAction.newBuilder().setChannelId(alert.channel().value()));
      case AutoModRule.TimeOut timeOut ->
          wire.setTimeOut(
              WireTimeOutAction.newBuilder().setDurationMs(timeOut.duration().toMillis()));
    }
    return wire.build();
  }

  private static List<AutoModRule.Action> actions(List<WireAutoModerationAction> actions) {
    return actions.stream().map(AutoModWire::action).flatMap(Optional::stream).toList();
  }

  static Optional<AutoModRule.Action> action(WireAutoModerationAction wire) {
    return switch (wire.getActionCase()) {
      case BLOCK ->
          Optional.of(
              new AutoModRule.Block(
                  wire.getBlock().hasMessage() ? wire.getBlock().getMessage() : null));
      case ALERT ->
          Optional.of(new AutoModRule.Alert(new ChannelId(wire.getAlert().getChannelId())));
      case TIME_OUT ->
          Optional.of(
              new AutoModRule.TimeOut(Duration.ofMillis(wire.getTimeOut().getDurationMs())));
      case ACTION_NOT_SET -> Optional.empty();
    };
  }
}
