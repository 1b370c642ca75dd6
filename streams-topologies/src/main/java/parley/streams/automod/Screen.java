package parley.streams.automod;

import parley.contracts.automod.RuleMatcher;
import parley.contracts.entity.AutoModRule;

/// A rule that is in force, ready to be held against texts.
public record Screen(AutoModRule rule, RuleMatcher matcher) {
  static Screen of(AutoModRule rule) {
    return new Screen(rule, RuleMatcher.of(rule.trigger()));
  }
}
