package parley.jobs.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import parley.contracts.settings.Variables;

/// How a job is set. Words of the form `NAME=value` that it was submitted with win over the
/// environment.
///
/// @param kafka `PARLEY_KAFKA`, addresses of brokers
/// @param checkpoints `PARLEY_FLINK_CHECKPOINTS`, the address of the folder that holds the job's
///   checkpoints; empty for the cluster's own
/// @param checkpointInterval `PARLEY_FLINK_CHECKPOINT_MS`: readers of committed records wait so
///   long
/// @param transactionTimeout `PARLEY_FLINK_TRANSACTION_TIMEOUT_MS`: within it a job must be back
///   after a fault that came between a checkpoint and its commit; at most the broker's
///   `transaction.max.timeout.ms`
/// @param parallelism `PARLEY_FLINK_PARALLELISM`
/// @param remembers `PARLEY_FLINK_STATE_DAYS`: how long a state keeps what nobody touches
/// @param patience `PARLEY_FLINK_PATIENCE_MS`: how long messages wait for the row of their channel
public record JobSettings(
    String kafka,
    String checkpoints,
    Duration checkpointInterval,
    Duration transactionTimeout,
    int parallelism,
    Duration remembers,
    Duration patience) {
  private static final int MOST_MS = 900_000;
  private static final int MOST_DAYS = 3_650;
  private static final int MOST_PARALLELISM = 1_024;

  /// @throws IllegalArgumentException naming what cannot be read
  public static JobSettings read(String[] words, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals <= 0) {
        throw new IllegalArgumentException("not of the form NAME=value: " + word);
      }
      all.put(word.substring(0, equals), word.substring(equals + 1));
    }
    Variables variables = new Variables(all);
    return new JobSettings(
        variables.requiredText("PARLEY_KAFKA"),
        variables.text("PARLEY_FLINK_CHECKPOINTS", ""),
        variables.millis("PARLEY_FLINK_CHECKPOINT_MS", 1_000, 100, MOST_MS),
        variables.millis("PARLEY_FLINK_TRANSACTION_TIMEOUT_MS", MOST_MS, 10_000, 86_400_000),
        variables.number("PARLEY_FLINK_PARALLELISM", 1, 1, MOST_PARALLELISM),
        Duration.ofDays(variables.number("PARLEY_FLINK_STATE_DAYS", 30, 1, MOST_DAYS)),
        variables.millis("PARLEY_FLINK_PATIENCE_MS", 10_000, 0, MOST_MS));
  }
}
