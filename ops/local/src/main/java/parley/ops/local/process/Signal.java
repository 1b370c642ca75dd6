package parley.ops.local.process;

/// How a process is asked to end.
public enum Signal {
  /// Finish in order. PostgreSQL waits for its clients then.
  TERM,
  /// PostgreSQL's fast shutdown.
  INT,
  /// No chance to do anything.
  KILL
}
