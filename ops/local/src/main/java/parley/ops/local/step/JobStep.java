package parley.ops.local.step;

import java.util.List;
import parley.ops.local.component.Need;
import parley.ops.local.component.Step;
import parley.ops.local.flink.FlinkApi;
import parley.ops.local.flink.FlinkJob;
import parley.ops.local.flink.Submission;
import parley.ops.local.server.JobManagerServer;
import parley.ops.local.server.TaskManagerServer;
import parley.ops.local.settings.Site;

/// Submits one of our jobs to Flink, unless it runs already from the newest build.
public record JobStep(Site site, FlinkJob job) implements Step {
  @Override
  public String name() {
    return job.name();
  }

  @Override
  public List<Need> needs() {
    return List.of(
        Need.ready(JobManagerServer.NAME),
        Need.ready(TaskManagerServer.NAME),
        Need.ready(TopicsStep.NAME));
  }

  @Override
  public String run() throws Exception {
    try (FlinkApi flink = new FlinkApi(site.port(JobManagerServer.NAME))) {
      return new Submission(site, job, flink).bringAbout(false);
    }
  }
}
