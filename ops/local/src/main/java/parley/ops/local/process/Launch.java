package parley.ops.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How to start a process.
///
/// @param command an executable and its arguments
/// @param environment added to the launcher's own
public record Launch(List<String> command, Map<String, String> environment, Path directory) {
  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
