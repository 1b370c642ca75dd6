package parley.jobs.search;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import parley.contracts.topic.Topics;
import parley.jobs.log.JobSettings;
import parley.jobs.log.Jobs;
import parley.jobs.log.Log;

/// Submits [SearchDocumentsJob] to the cluster that runs this.
public final class SearchDocumentsMain {
  private SearchDocumentsMain() {}

  /// @param words settings of the form `NAME=value`
  public static void main(String[] words) throws Exception {
    JobSettings settings = JobSettings.read(words, System.getenv());
    Log log = new Log(settings, SearchDocumentsJob.NAME);
    StreamExecutionEnvironment environment = Jobs.environment(settings);
    new SearchDocumentsJob(
            log.source(Topics.MESSAGE_LOG),
            log.source(Topics.GUILD_CHANGES),
            log.sink(new SearchSerializer()),
            log.deadLetters(),
            settings)
        .build(environment);
    environment.execute(SearchDocumentsJob.NAME);
  }
}
