package parley.ops.checks.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Kills a component of the local platform as `kill -9` does, and starts it again; or, as
/// `drain:NAME`, asks it to stop first.
final class Fault {
  private static final String DRAIN = "drain:";

  private final Path root;

  /// @param root the source tree with `./parley`
  Fault(Path root) {
    this.root = root;
  }

  void strike(String what) throws IOException, InterruptedException {
    if (what.startsWith(DRAIN)) {
      String drained = what.substring(DRAIN.length());
      parley(List.of("./parley", "down", drained));
      parley(List.of("./parley", "up", "--no-build", drained));
    } else {
      kill(what);
    }
  }

  private void kill(String component) throws IOException, InterruptedException {
    parley(List.of("./parley", "kill", component));
    parley(List.of("./parley", "up", "--no-build", component));
  }

  private void parley(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed:\n" + output);
    }
  }
}
