package parley.ops.local.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.ops.local.settings.Workspace;

/// The process of one component. It has its own session, so that closing the terminal or
/// interrupting the launcher does not end it.
public final class Daemon {
  private static final long LOG_LIMIT_BYTES = 32L << 20;
  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
  private static final long POLL_MS = 20;

  private final Path log;
  private final PidFile pidFile;

  public Daemon(Workspace workspace, String component) {
    this.log = workspace.log(component);
    this.pidFile = new PidFile(workspace.pidFile(component));
  }

  /// The process, if it runs.
  public Optional<PidFile.Entry> running() throws IOException {
    return pidFile.running();
  }

  public boolean isRunning() throws IOException {
    return running().isPresent();
  }

  /// Starts the process; `build` is remembered beside it.
  public void start(Launch launch, String build) throws IOException {
    rollLog();
    Files.createDirectories(launch.directory());
    List<String> command = new ArrayList<>();
    command.add("setsid");
    command.addAll(launch.command());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(launch.directory().toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(launch.environment());
    Process process = builder.start();
    // setsid and setpriv replace themselves, so the number stays that of the server.
    ProcessIdentity identity =
        ProcessIdentity.of(process.pid())
            .orElseThrow(() -> new IOException("ended at once: " + launch.command().getFirst()));
    pidFile.write(new PidFile.Entry(identity, build));
  }

  /// Asks the process to end, and kills it when it has not ended within the limit.
  ///
  /// @return false when it had to be killed
  public boolean stop(Signal signal, Duration limit) throws IOException, InterruptedException {
    Optional<PidFile.Entry> entry = running();
    boolean ended = entry.isEmpty() || signal(entry.get().identity(), signal, limit);
    if (!ended) {
      kill();
    }
    pidFile.delete();
    return ended;
  }

  /// Ends the process and its children without giving them a chance, as a crash would.
  ///
  /// @return its number, if it ran
  public Optional<Long> kill() throws IOException, InterruptedException {
    Optional<PidFile.Entry> entry = running();
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    for (ProcessIdentity identity : family(entry.get().identity())) {
      if (!signal(identity, Signal.KILL, KILL_LIMIT)) {
        throw new IOException("process " + identity.pid() + " survived SIGKILL");
      }
    }
    return Optional.of(entry.get().identity().pid());
  }

  /// The process first, then its descendants.
  private static List<ProcessIdentity> family(ProcessIdentity parent) {
    List<ProcessIdentity> family = new ArrayList<>(List.of(parent));
    ProcessHandle.of(parent.pid()).stream()
        .flatMap(ProcessHandle::descendants)
        .map(child -> ProcessIdentity.of(child.pid()))
        .flatMap(Optional::stream)
        .forEach(family::add);
    return family;
  }

  private static boolean signal(ProcessIdentity identity, Signal signal, Duration limit)
      throws IOException, InterruptedException {
    send(identity, signal);
    long deadline = System.nanoTime() + limit.toNanos();
    while (identity.isAlive()) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      Thread.sleep(POLL_MS);
    }
    return true;
  }

  private static void send(ProcessIdentity identity, Signal signal)
      throws IOException, InterruptedException {
    try {
      Tool.run("kill", "-" + signal.name(), Long.toString(identity.pid()));
    } catch (IOException e) {
      // It may have ended by itself in between.
      if (identity.isAlive()) {
        throw e;
      }
    }
  }

  private void rollLog() throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
      Path older = log.resolveSibling(log.getFileName() + ".1");
      Files.move(log, older, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
