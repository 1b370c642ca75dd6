package parley.ops.local.flink;

import java.nio.file.Path;
import parley.ops.local.settings.Site;

/// One of our jobs.
///
/// @param name that it has in the cluster, and its checkpoints' folder
/// @param mainClass of the jar that all of them share
public record FlinkJob(String name, String mainClass) {
  public static final FlinkJob SEARCH_DOCUMENTS =
      new FlinkJob("search-documents", "parley.jobs.search.SearchDocumentsMain");

  /// The jar of all jobs.
  public static Path jar(Site site) {
    return site.workspace().root().resolve("flink-jobs/target/jobs.jar");
  }

  /// Checkpoints and savepoints of all jobs, and what the launcher notes about them.
  public static Path directory(Site site) {
    return site.directory("flink");
  }

  public Path checkpoints(Site site) {
    return directory(site).resolve("checkpoints").resolve(name);
  }

  public Path savepoints(Site site) {
    return directory(site).resolve("savepoints").resolve(name);
  }
}
