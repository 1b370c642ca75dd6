package parley.ops.checks.history;

/// One broken promise.
public record Violation(Kind kind, String what) {
  public enum Kind {
    LOST,
    DUPLICATED,
    OUT_OF_ORDER,
    UNREADABLE,
    LEAKED
  }
}
