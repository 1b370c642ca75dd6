package parley.streams.ordering;

import java.util.List;
import parley.contracts.moderation.ModerationAction;
import parley.contracts.moderation.RuleExecution;

/// What follows a decision because moderation has something against what was asked.
///
/// @param alerts messages to moderators
/// @param actions to be set down in rows
/// @param executions to be told to those who manage the guild
record Moderation(
    List<Decision.Change> alerts, List<ModerationAction> actions, List<RuleExecution> executions) {
  static final Moderation NONE = new Moderation(List.of(), List.of(), List.of());

  Moderation {
    alerts = List.copyOf(alerts);
    actions = List.copyOf(actions);
    executions = List.copyOf(executions);
  }

  boolean isEmpty() {
    return actions.isEmpty();
  }
}
