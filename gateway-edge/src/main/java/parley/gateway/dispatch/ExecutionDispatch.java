package parley.gateway.dispatch;

import parley.contracts.moderation.RuleExecution;
import parley.contracts.payload.AutoModAlertPayload;

/// A rule of automatic moderation found something. Without the intent MESSAGE_CONTENT what somebody
/// wrote is hidden.
public final class ExecutionDispatch implements Dispatch {
  private final long decidedAtMs;
  private final Body open;
  private final Body hidden;

  public ExecutionDispatch(RuleExecution execution, long decidedAtMs) {
    this.decidedAtMs = decidedAtMs;
    this.open = Body.shared(json -> AutoModAlertPayload.writeExecution(json, execution, true));
    this.hidden = Body.shared(json -> AutoModAlertPayload.writeExecution(json, execution, false));
  }

  @Override
  public EventType type() {
    return EventType.AUTO_MODERATION_ACTION_EXECUTION;
  }

  @Override
  public long decidedAtMs() {
    return decidedAtMs;
  }

  @Override
  public Body bodyFor(Viewer viewer) {
    return viewer.intents().has(Intent.MESSAGE_CONTENT) ? open : hidden;
  }
}
