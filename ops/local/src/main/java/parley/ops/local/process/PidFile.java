package parley.ops.local.process;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/// Remembers on disk which process a component is, from one launcher to the next.
public final class PidFile {
  private final Path file;

  public PidFile(Path file) {
    this.file = file;
  }

  /// What the file says about a process that still runs.
  ///
  /// @param build what the process was started from, to tell when a newer build is there
  public record Entry(ProcessIdentity identity, String build) {}

  public void write(Entry entry) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("pid", Long.toString(entry.identity().pid()));
    properties.setProperty("start", Long.toString(entry.identity().startTicks()));
    properties.setProperty("boot", entry.identity().boot());
    properties.setProperty("build", entry.build());
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
  }

  /// The process, if it is still the one that was written here.
  public Optional<Entry> running() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    try {
      ProcessIdentity identity =
          new ProcessIdentity(
              Long.parseLong(properties.getProperty("pid", "")),
              Long.parseLong(properties.getProperty("start", "")),
              properties.getProperty("boot", ""));
      return identity.isAlive()
          ? Optional.of(new Entry(identity, properties.getProperty("build", "")))
          : Optional.empty();
    } catch (NumberFormatException damaged) {
      // A launcher that was killed while it wrote: whoever holds the port is found by the port.
      return Optional.empty();
    }
  }

  public void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
