package parley.gateway.limit;

import java.util.concurrent.CompletionStage;
import parley.contracts.id.UserId;

/// How often bots may identify, over all nodes together. Safe for any thread; never waits.
@FunctionalInterface
public interface IdentifyLimits {
  /// What becomes of an identify.
  enum Verdict {
    GO,
    /// Another session of the same bucket began just now.
    WAIT,
    /// The day's sessions are used up.
    SPENT
  }

  /// Takes one identify out of a bot's limits.
  ///
  /// @param shard 0 without shards
  CompletionStage<Verdict> take(UserId bot, int shard);
}
