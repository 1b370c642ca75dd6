package parley.ops.local.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The states that a job left behind: checkpoints that stayed when it ended, and savepoints. Each
/// is complete once its metadata are there.
final class SavedState {
  private static final String METADATA = "_metadata";
  private static final int DEPTH = 3;

  private SavedState() {}

  private record Candidate(Path folder, FileTime time) {}

  /// The folder of the newest one below these.
  static Optional<Path> newest(Path... folders) throws IOException {
    Optional<Candidate> newest = Optional.empty();
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (Stream<Path> files = Files.find(folder, DEPTH, (path, _) -> path.endsWith(METADATA))) {
        for (Path file : files.toList()) {
          newest = later(newest, file);
        }
      }
    }
    return newest.map(Candidate::folder);
  }

  private static Optional<Candidate> later(Optional<Candidate> former, Path metadata)
      throws IOException {
    try {
      FileTime time = Files.getLastModifiedTime(metadata);
      return former.isPresent() && former.get().time().compareTo(time) >= 0
          ? former
          : Optional.of(new Candidate(Objects.requireNonNull(metadata.getParent()), time));
    } catch (NoSuchFileException gone) {
      return former;
    }
  }
}
