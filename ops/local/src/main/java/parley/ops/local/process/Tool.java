package parley.ops.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Programs that do one thing and end.
public final class Tool {
  private Tool() {}

  /// Runs a program to its end.
  ///
  /// @throws IOException with what it printed, when it reports a failure
  public static String run(String... command) throws IOException, InterruptedException {
    return run(List.of(command), Map.of(), "");
  }

  public static String run(List<String> command, Map<String, String> environment, String input)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String output;
    try (InputStream stdout = process.getInputStream()) {
      output = new String(stdout.readAllBytes(), StandardCharsets.UTF_8);
    }
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException(
          "%s ended with status %d: %s".formatted(command.getFirst(), status, output.strip()));
    }
    return output;
  }

  /// Where a program is on the search path.
  public static Optional<Path> find(String name) {
    String path = System.getenv().getOrDefault("PATH", "");
    return List.of(path.split(":")).stream()
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// Whether the launcher runs as root, which some servers refuse.
  public static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
