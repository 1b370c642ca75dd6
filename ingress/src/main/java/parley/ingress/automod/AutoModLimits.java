package parley.ingress.automod;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import parley.contracts.automod.Patterns;
import parley.contracts.entity.AutoModRule;
import parley.contracts.entity.Channel;
import parley.contracts.error.FieldError;
import parley.contracts.permission.Permission;
import parley.ingress.database.Transaction;
import parley.ingress.form.InvalidFormException;
import parley.ingress.guild.ActingMember;
import parley.ingress.guild.ChannelRows;

/// What a rule may be beside the others of its guild: so many of a type, and patterns that cost no
/// more together than the order of a space can bear.
final class AutoModLimits {
  private static final int MOST_KEYWORD_RULES = 6;

  private AutoModLimits() {}

  /// @param others the guild's other rules
  /// @throws InvalidFormException when the guild has as many of this type as it may
  static void requireRoom(List<AutoModRule> others, AutoModRule rule) {
    int type = rule.trigger().type();
    int most = type == AutoModRule.Keywords.TYPE ? MOST_KEYWORD_RULES : 1;
    if (others.stream().filter(other -> other.trigger().type() == type).count() >= most) {
      throw new InvalidFormException(
          new FieldError(
              "",
              "AUTO_MODERATION_MAX_RULES_OF_TYPE_EXCEEDED",
              "Maximum number of rules with trigger type " + type + " is " + most));
    }
  }

  /// @param others the guild's other rules
  /// @throws InvalidFormException when the patterns of all rules cost too much
  static void requireBearable(List<AutoModRule> others, AutoModRule rule) {
    int cost = Stream.concat(others.stream(), Stream.of(rule)).mapToInt(AutoModLimits::cost).sum();
    if (cost(rule) > 0 && cost > Patterns.MOST_COST) {
      throw new InvalidFormException(TriggerForm.tooCostly("trigger_metadata.regex_patterns"));
    }
  }

  /// @throws InvalidFormException when moderators would be told where nobody can be told
  static void requireChannels(Transaction rows, AutoModRule rule) throws SQLException {
    List<AutoModRule.Action> actions = rule.actions();
    for (int i = 0; i < actions.size(); i++) {
      if (actions.get(i) instanceof AutoModRule.Alert alert) {
        Channel channel = ChannelRows.find(rows, alert.channel()).orElse(null);
        if (channel == null
            || !channel.guild().equals(rule.guild())
            || !channel.type().holdsMessages()) {
          throw new InvalidFormException(
              new FieldError(
                  "actions." + i + ".metadata.channel_id",
                  "CHANNEL_INVALID",
                  "Channel is not a text channel of this server."));
        }
      }
    }
  }

  /// Who lets a rule time people out may do so themselves.
  static void requirePermissions(ActingMember acting, AutoModRule rule) {
    if (rule.actions().stream().anyMatch(AutoModRule.TimeOut.class::isInstance)) {
      acting.require(Permission.MODERATE_MEMBERS);
    }
  }

  private static int cost(AutoModRule rule) {
    return rule.trigger() instanceof AutoModRule.Keywords words
        ? words.patterns().stream().mapToInt(each -> Patterns.cost(each).orElse(0)).sum()
        : 0;
  }
}
