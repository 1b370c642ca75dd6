package parley.ingress.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/// Disk space for files on their way into object storage, so that none of them lies in memory. What
/// all of them take together is bounded. Safe for any thread.
@Singleton
final class Spool {
  private static final long MAX_BYTES = 1L << 30;

  private final AtomicLong taken = new AtomicLong();

  Spool(MeterRegistry registry) {
    Gauge.builder("parley.ingress.spool", taken, AtomicLong::doubleValue)
        .description("Disk space taken by files on their way into object storage")
        .baseUnit("bytes")
        .register(registry);
  }

  SpooledFile create() throws IOException {
    return SpooledFile.create(this);
  }

  /// @throws RefusedException with 503 when there is not that much
  void take(long bytes) {
    if (taken.addAndGet(bytes) > MAX_BYTES) {
      taken.addAndGet(-bytes);
      throw RefusedException.unavailable();
    }
  }

  void giveBack(long bytes) {
    taken.addAndGet(-bytes);
  }

  long taken() {
    return taken.get();
  }
}
