package parley.ingress.limit;

import java.time.Duration;

/// Whether a request is let through.
///
/// @param remaining how many more the bucket lets through before it is reset
/// @param resetAfter when the limit that decided begins anew
record Ruling(Outcome outcome, int remaining, Duration resetAfter) {
  /// Their order is that of the numbers in `take.lua`.
  enum Outcome {
    ALLOWED,
    /// Too often at this route.
    LIMITED,
    /// Too often in all.
    GLOBALLY_LIMITED,
    /// Too many invalid requests from this address.
    BANNED
  }

  boolean allowed() {
    return outcome == Outcome.ALLOWED;
  }

  /// Whether waiting at this route alone does not help.
  boolean global() {
    return outcome == Outcome.GLOBALLY_LIMITED || outcome == Outcome.BANNED;
  }
}
