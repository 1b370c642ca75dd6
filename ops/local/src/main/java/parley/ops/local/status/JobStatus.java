package parley.ops.local.status;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import parley.ops.local.flink.FlinkApi;
import parley.ops.local.flink.FlinkJob;
import parley.ops.local.flink.Submission;
import parley.ops.local.server.JobManagerServer;
import parley.ops.local.settings.Site;

/// How each of our jobs is.
final class JobStatus {
  private final Site site;
  private final List<FlinkJob> jobs;
  private final InstantSource clock;

  JobStatus(Site site, List<FlinkJob> jobs, InstantSource clock) {
    this.site = site;
    this.jobs = List.copyOf(jobs);
    this.clock = clock;
  }

  /// @param running whether all of them do
  record Result(Table table, boolean running) {}

  Result look() throws IOException, InterruptedException {
    Table table = new Table("JOB", "STATE", "TASKS", "CHECKPOINTS", "LAST", "");
    boolean running = true;
    try (FlinkApi flink = new FlinkApi(site.port(JobManagerServer.NAME))) {
      for (FlinkJob job : jobs) {
        Optional<FlinkApi.Job> found = flink.job(job.name());
        if (found.isEmpty()) {
          table.add(job.name(), "stopped", "", "", "", "./parley up " + job.name());
          running = false;
          continue;
        }
        FlinkApi.Job now = found.get();
        FlinkApi.Checkpoints checkpoints = flink.checkpoints(now, clock.millis());
        boolean newest = new Submission(site, job, flink).isNewest();
        table.add(
            job.name(),
            now.state(),
            now.running() + "/" + now.tasks(),
            checkpoints.completed() + ", " + checkpoints.failed() + " failed",
            checkpoints.age().map(age -> age.toMillis() + " ms ago").orElse(""),
            newest ? "" : "a newer build is there: ./parley job upgrade " + job.name());
        running &= now.isRunning();
      }
    }
    return new Result(table, running);
  }
}
