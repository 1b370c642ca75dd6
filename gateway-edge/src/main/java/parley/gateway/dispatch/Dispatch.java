package parley.gateway.dispatch;

/// An event on its way to sessions. One object for all of them; safe for any thread.
public sealed interface Dispatch permits PlainDispatch, MessageDispatch, ExecutionDispatch {
  EventType type();

  /// What this viewer sees; the same whenever it is asked.
  Body bodyFor(Viewer viewer);

  /// When the topology decided it, or when we made it.
  long decidedAtMs();
}
