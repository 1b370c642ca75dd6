package parley.ops.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// One process among all that ever had its number: the number comes back, the moment of its start
/// and the boot of the machine do not.
///
/// @param startTicks clock ticks from boot to the start of the process
/// @param boot identity of the machine's boot
public record ProcessIdentity(long pid, long startTicks, String boot) {
  private static final Path PROC = Path.of("/proc");
  // USER_HZ is 100 in every Linux that runs on the processors of the server binaries.
  private static final long TICKS_PER_SECOND = 100;
  // Fields of /proc/PID/stat behind the parenthesised name, counted from the state (field 3).
  private static final int STATE = 0;
  private static final int START_TIME = 19;

  /// The process that has this number now, if one runs.
  public static Optional<ProcessIdentity> of(long pid) {
    return statistics(pid)
        .filter(fields -> !fields[STATE].equals("Z") || hasThreads(pid))
        .map(fields -> new ProcessIdentity(pid, Long.parseLong(fields[START_TIME]), bootId()));
  }

  /// Whether this very process still runs.
  public boolean isAlive() {
    return of(pid).filter(this::equals).isPresent();
  }

  /// How long it has been running.
  public Duration uptime() throws IOException {
    String seconds = Files.readString(PROC.resolve("uptime")).split(" ")[0];
    long now = (long) (Double.parseDouble(seconds) * TICKS_PER_SECOND);
    return Duration.ofMillis((now - startTicks) * 1000 / TICKS_PER_SECOND);
  }

  static String[] fields(String stat) {
    // The name may hold blanks and parentheses; the last parenthesis ends it.
    return stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ");
  }

  private static Optional<String[]> statistics(long pid) {
    try {
      return Optional.of(
          fields(Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"))));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /// A process whose first thread has ended holds its ports until the others have ended, too.
  private static boolean hasThreads(long pid) {
    try (Stream<Path> threads = Files.list(PROC.resolve(Long.toString(pid)).resolve("task"))) {
      return threads.count() > 1;
    } catch (IOException gone) {
      return false;
    }
  }

  private static String bootId() {
    try {
      return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
    } catch (IOException unknown) {
      return "unknown";
    }
  }
}
