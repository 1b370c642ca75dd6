package parley.ops.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// How much memory a process and its children take. What they share with each other or with other
/// processes (PostgreSQL's buffers, class-data archives) counts by its share, so that sums are
/// right.
public final class Memory {
  private static final String PROPORTIONAL = "Pss:";
  private static final String RESIDENT = "VmRSS:";

  private Memory() {}

  /// In KiB.
  public static long of(ProcessIdentity process) {
    return Stream.concat(
            Stream.of(process.pid()),
            ProcessHandle.of(process.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid))
        .mapToLong(Memory::kibibytes)
        .sum();
  }

  private static long kibibytes(long pid) {
    Path folder = Path.of("/proc", Long.toString(pid));
    try {
      return value(Files.readAllLines(folder.resolve("smaps_rollup")), PROPORTIONAL);
    } catch (IOException notOurs) {
      return resident(folder);
    }
  }

  private static long resident(Path folder) {
    try {
      return value(Files.readAllLines(folder.resolve("status")), RESIDENT);
    } catch (IOException gone) {
      return 0;
    }
  }

  /// The number in a line like `Pss: 123 kB`.
  static long value(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }
}
