package parley.contracts.session;

import java.time.Duration;
import parley.contracts.id.UserId;

/// How many sessions a bot may begin. The edge counts in Redis, under keys that the API reads.
public final class SessionStarts {
  /// Sessions in [#DAY]; a resume is none.
  public static final int A_DAY = 1_000;

  public static final Duration DAY = Duration.ofHours(24);

  /// How many may identify at a time, in each window of [#WINDOW].
  public static final int CONCURRENCY = 1;

  public static final Duration WINDOW = Duration.ofSeconds(5);

  private SessionStarts() {}

  /// Where the sessions of the day are counted.
  public static String dayKey(UserId bot) {
    return "starts:{" + bot + "}:day";
  }

  /// What says that somebody of a bucket has just identified.
  public static String bucketKey(UserId bot, int shard) {
    return "starts:{" + bot + "}:" + Math.floorMod(shard, CONCURRENCY);
  }
}
