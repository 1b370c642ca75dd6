package parley.ops.local.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.ops.local.component.ClassPath;
import parley.ops.local.settings.Site;

/// Brings one job to run from the newest build, with the state that it left. The job that runs from
/// an older build is stopped with a savepoint first.
public final class Submission {
  private static final String SETTINGS = "PARLEY_FLINK_";
  private static final long POLL_MS = 100;
  private static final int FAILURE_CHARACTERS = 600;

  private final Site site;
  private final FlinkJob job;
  private final FlinkApi flink;

  public Submission(Site site, FlinkJob job, FlinkApi flink) {
    this.site = site;
    this.job = job;
    this.flink = flink;
  }

  /// Blocks until all tasks of the job run.
  ///
  /// @param anew whether to stop and start it even when it runs from the newest build
  /// @return one line that says what came out
  public String bringAbout(boolean anew) throws IOException, InterruptedException {
    Optional<FlinkApi.Job> running = flink.job(job.name());
    if (running.isPresent() && !anew && build().equals(submittedBuild())) {
      awaitRunning();
      return "job runs";
    }
    if (running.isPresent()) {
      flink.stop(running.get(), job.savepoints(site));
      awaitEnd(running.get());
    }
    Optional<Path> state = SavedState.newest(job.checkpoints(site), job.savepoints(site));
    String jar = flink.upload(FlinkJob.jar(site));
    try {
      flink.run(jar, job.mainClass(), words(), state);
    } finally {
      flink.delete(jar);
    }
    Files.createDirectories(note().getParent());
    Files.writeString(note(), build());
    awaitRunning();
    return state
        .map(path -> "job goes on from " + path.getFileName())
        .orElse("job runs from the beginning");
  }

  /// Whether the job was submitted from the build that is there now.
  public boolean isNewest() throws IOException {
    return build().equals(submittedBuild());
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    words.add("PARLEY_KAFKA=" + site.addresses().get("PARLEY_KAFKA"));
    words.add(SETTINGS + "CHECKPOINTS=" + job.checkpoints(site).toUri());
    site.settings()
        .environment()
        .forEach(
            (name, value) -> {
              if (name.startsWith(SETTINGS)) {
                words.add(name + "=" + value);
              }
            });
    return words;
  }

  private void awaitRunning() throws IOException, InterruptedException {
    while (true) {
      Optional<FlinkApi.Job> now = flink.job(job.name());
      if (now.isPresent() && now.get().isRunning()) {
        return;
      }
      if (now.isEmpty()) {
        throw new IOException("the job ended: " + lastFailure());
      }
      Thread.sleep(POLL_MS);
    }
  }

  private void awaitEnd(FlinkApi.Job former) throws IOException, InterruptedException {
    while (flink.jobs().stream()
        .anyMatch(each -> each.id().equals(former.id()) && !each.hasEnded())) {
      Thread.sleep(POLL_MS);
    }
  }

  private String lastFailure() throws IOException, InterruptedException {
    for (FlinkApi.Job each : flink.jobs()) {
      if (each.name().equals(job.name())) {
        String failure = flink.failure(each);
        return failure.substring(0, Math.min(failure.length(), FAILURE_CHARACTERS));
      }
    }
    return "it is not there";
  }

  private String build() throws IOException {
    return new ClassPath(List.of(FlinkJob.jar(site))).fingerprint();
  }

  private String submittedBuild() throws IOException {
    return Files.exists(note()) ? Files.readString(note()) : "";
  }

  private Path note() {
    return FlinkJob.directory(site).resolve("submitted").resolve(job.name());
  }
}
