package parley.gateway.metric;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// What this process uses of the machine. Safe for any thread.
public final class ProcessUse {
  private static final Path MEMORY = Path.of("/proc/self/statm");
  private static final int PAGE_BYTES = 4_096;

  private ProcessUse() {}

  /// Bytes of memory that it occupies; not a number where the system does not say.
  public static double residentBytes() {
    try {
      return Double.parseDouble(Files.readString(MEMORY).split(" ")[1]) * PAGE_BYTES;
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  /// Seconds of CPU since its start.
  public static double cpuSeconds() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? (double) system.getProcessCpuTime() / TimeUnit.SECONDS.toNanos(1)
        : Double.NaN;
  }
}
