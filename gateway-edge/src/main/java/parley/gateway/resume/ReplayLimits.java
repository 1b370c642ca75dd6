package parley.gateway.resume;

import java.time.Duration;

/// How much of a session's past is kept.
///
/// @param age by the time of the events: how long a lost socket may go unnoticed, and how long its
///   session then waits
public record ReplayLimits(int events, long bytes, Duration age) {
  public ReplayLimits {
    if (events < 1 || bytes < 1 || age.isNegative()) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
