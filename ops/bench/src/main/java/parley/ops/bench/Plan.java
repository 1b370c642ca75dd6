package parley.ops.bench;

import java.time.Duration;

/// What a run of the load generator does.
///
/// @param rate messages a second
/// @param sessions gateway sessions that all see the one channel
/// @param users whose sessions these are, in equal parts
/// @param warmUp load before the measured time
public record Plan(int rate, int sessions, int users, Duration warmUp, Duration measured) {
  public Plan {
    if (rate < 1 || sessions < 1 || users < 1 || users > sessions) {
      throw new IllegalArgumentException(
          "rate, sessions and users must be positive, and users at most sessions");
    }
  }

  int messages() {
    return (int) (rate * (warmUp.toSeconds() + measured.toSeconds()));
  }

  int warmUpMessages() {
    return (int) (rate * warmUp.toSeconds());
  }
}
