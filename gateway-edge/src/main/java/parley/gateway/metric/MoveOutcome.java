package parley.gateway.metric;

/// What became of a session whose client came back to another node.
public enum MoveOutcome {
  /// It came here.
  TAKEN,
  /// It went to another node.
  GIVEN,
  /// Nobody had it, or it took too long: the client begins anew.
  FAILED
}
