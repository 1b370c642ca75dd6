package parley.ops.checks.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Kills a component of the local platform as `kill -9` does, and starts it again.
final class Fault {
  private final Path root;

  /// @param root the source tree with `./parley`
  Fault(Path root) {
    this.root = root;
  }

  void strike(String component) throws IOException, InterruptedException {
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
