package parley.ops.bench;

import java.time.Duration;
import java.util.Optional;

/// What a run of the load generator does.
///
/// @param rate messages a second
/// @param sessions gateway sessions that all see the one channel
/// @param users whose sessions these are, in equal parts
/// @param warmUp load before the measured time
/// @param probedBrokers whose logs to watch for the hops; empty for none
public record Plan(
    int rate,
    int sessions,
    int users,
    Duration warmUp,
    Duration measured,
    Optional<String> probedBrokers) {
  public Plan {
    if (rate < 1 || sessions < 1 || users < 1 || users > sessions) {
      throw new IllegalArgumentException(
          "rate, sessions and users must be positive, and users at most sessions");
    }
  }

  int messages() {
    return warmUpMessages() + (int) (rate * measured.toSeconds());
  }

  /// Those before the measured time: half of the warm-up leads up to the rate, half keeps it.
  int warmUpMessages() {
    return rampMessages() + (int) (rate * warmUp.toSeconds() / 2);
  }

  /// When a message is due, from the start. A platform that just started compiles its code while
  /// the rate still grows.
  long dueNs(int message) {
    double rampSeconds = warmUp.toSeconds() / 2.0;
    int ramp = rampMessages();
    double seconds =
        message < ramp
            ? Math.sqrt(2 * rampSeconds * message / rate)
            : rampSeconds + (double) (message - ramp) / rate;
    return Math.round(seconds * Duration.ofSeconds(1).toNanos());
  }

  private int rampMessages() {
    return (int) (rate * warmUp.toSeconds() / 4);
  }
}
