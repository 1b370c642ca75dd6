package parley.connect.elasticsearch;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/// What an index is given, by the time that has passed since the end of its month. What becomes of
/// old messages is still written to old indices: none is ever closed to writing.
enum IndexAge {
  /// Searched most, and written all the time.
  HOT(100, "1s", "data_hot,data_content", false),
  /// From seven days on: merged once.
  WARM(50, "10s", "data_warm,data_hot,data_content", true),
  /// From thirty days on.
  COLD(10, "30s", "data_cold,data_warm,data_hot,data_content", false),
  /// From ninety days on: merged again, without what was edited and deleted meanwhile.
  OLD(0, "30s", "data_cold,data_warm,data_hot,data_content", true);

  private static final Duration WARM_AFTER = Duration.ofDays(7);
  private static final Duration COLD_AFTER = Duration.ofDays(30);
  private static final Duration OLD_AFTER = Duration.ofDays(90);

  private final int priority;
  private final String refreshInterval;
  private final String tiers;
  private final boolean merges;

  IndexAge(int priority, String refreshInterval, String tiers, boolean merges) {
    this.priority = priority;
    this.refreshInterval = refreshInterval;
    this.tiers = tiers;
    this.merges = merges;
  }

  static IndexAge of(YearMonth month, Instant now) {
    Instant end = month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Duration age = Duration.between(end, now);
    if (age.compareTo(WARM_AFTER) < 0) {
      return HOT;
    }
    if (age.compareTo(COLD_AFTER) < 0) {
      return WARM;
    }
    return age.compareTo(OLD_AFTER) < 0 ? COLD : OLD;
  }

  /// Which indices are brought back first after a failure; also tells which age an index has.
  int priority() {
    return priority;
  }

  /// How soon writes are found.
  String refreshInterval() {
    return refreshInterval;
  }

  /// Kinds of nodes that it lies on, the best first.
  String tiers() {
    return tiers;
  }

  /// Whether its segments are made one when it comes to this age.
  boolean merges() {
    return merges;
  }
}
