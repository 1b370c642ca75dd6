package parley.ops.checks.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The client libraries that the tests drive, as published.
final class NodeClients {
  static final Path FOLDER = Path.of(System.getProperty("parley.root"), "ops/checks/clients");

  private NodeClients() {}

  /// Installs what is not there yet.
  static void install() throws IOException, InterruptedException {
    if (!isInstalled()) {
      // What it prints must not get into the stream by which the test runner is told of tests.
      Path log = Files.createTempFile("npm-ci", ".log");
      Process npm =
          new ProcessBuilder("npm", "ci", "--omit=optional", "--no-audit", "--no-fund")
              .directory(FOLDER.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      assertThat(npm.waitFor()).as("npm ci: %s", Files.readString(log)).isZero();
      Files.delete(log);
    }
  }

  private static boolean isInstalled() throws IOException {
    Path installed = FOLDER.resolve("node_modules/.package-lock.json");
    return Files.exists(installed)
        && Files.getLastModifiedTime(installed)
                .compareTo(Files.getLastModifiedTime(FOLDER.resolve("package-lock.json")))
            >= 0;
  }
}
