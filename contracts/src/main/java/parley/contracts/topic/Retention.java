package parley.contracts.topic;

import java.time.Duration;
import java.util.Map;

/// How long a topic keeps its records.
public sealed interface Retention {
  /// Topic settings for the broker.
  Map<String, String> settings();

  /// How the documentation says it.
  String title();

  /// Records go after this time.
  record For(Duration time) implements Retention {
    @Override
    public Map<String, String> settings() {
      return Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(time.toMillis()));
    }

    @Override
    public String title() {
      return time.toDays() > 0
          ? time.toDays() + " d"
          : time.toHours() > 0 ? time.toHours() + " h" : time.toMinutes() + " min";
    }
  }

  /// Records stay.
  record Forever() implements Retention {
    @Override
    public Map<String, String> settings() {
      return Map.of("cleanup.policy", "delete", "retention.ms", "-1");
    }

    @Override
    public String title() {
      return "forever";
    }
  }

  /// The last record of every key stays.
  record Compacted() implements Retention {
    @Override
    public Map<String, String> settings() {
      return Map.of("cleanup.policy", "compact");
    }

    @Override
    public String title() {
      return "compacted";
    }
  }
}
