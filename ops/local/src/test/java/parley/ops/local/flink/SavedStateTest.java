package parley.ops.local.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedStateTest {
  @TempDir private Path folder;

  private Path state(String name, long timeMs) throws IOException {
    Path metadata = folder.resolve(name).resolve("_metadata");
    Files.createDirectories(metadata.getParent());
    Files.writeString(metadata, "");
    Files.setLastModifiedTime(metadata, FileTime.fromMillis(timeMs));
    return folder.resolve(name);
  }

  @Test
  void shouldTakeTheNewestOfCheckpointsAndSavepoints() throws IOException {
    state("checkpoints/job-a/chk-90", 1_000);
    Path newest = state("checkpoints/job-b/chk-3", 3_000);
    state("savepoints/savepoint-1", 2_000);

    assertThat(
            SavedState.newest(folder.resolve("checkpoints"), folder.resolve("savepoints"))
                .orElseThrow())
        .isEqualTo(newest);
  }

  @Test
  void shouldFindNothingWhereNothingIsComplete() throws IOException {
    Files.createDirectories(folder.resolve("checkpoints/job-a/chk-1"));

    assertThat(SavedState.newest(folder.resolve("checkpoints"), folder.resolve("none"))).isEmpty();
  }
}
