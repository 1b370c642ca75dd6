package parley.jobs.log;

import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/// What all jobs run with.
public final class Jobs {
  /// Into so many parts keyed state is cut, which is as far as a job can be spread. A job that is
  /// restored must have the same.
  public static final int MAX_PARALLELISM = 1_024;

  private Jobs() {}

  /// An environment in which nothing falls back to generic serialization, which would tie the state
  /// to the shape of classes; and whose checkpoints stay when the job ends.
  public static StreamExecutionEnvironment environment(JobSettings settings) {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    // All that flows is immutable.
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, settings.checkpointInterval());
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    if (!settings.checkpoints().isEmpty()) {
      configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, settings.checkpoints());
    }
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    environment.setParallelism(settings.parallelism());
    return environment;
  }
}
