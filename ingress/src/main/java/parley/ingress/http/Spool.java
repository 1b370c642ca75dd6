package parley.ingress.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.ServerHttpRequest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/// Room for what is large. Files on their way into object storage take disk space, so that none of
/// them lies in memory; what all of them take together is bounded. Safe for any thread.
@Singleton
final class Spool {
  private static final long MAX_BYTES = 1L << 30;

  /// Two pictures of four megabytes, written in base 64, and what else there is.
  private static final int MAX_LARGE_BYTES = 12 * 1024 * 1024;

  private static final int MAX_LARGE_BODIES = 4;

  private final Semaphore largeBodies = new Semaphore(MAX_LARGE_BODIES);
  private final AtomicLong taken = new AtomicLong();

  Spool(MeterRegistry registry) {
    Gauge.builder("parley.ingress.spool", taken, AtomicLong::doubleValue)
        .description("Disk space taken by files on their way into object storage")
        .baseUnit("bytes")
        .register(registry);
  }

  /// A body that may be too large for many of them to be in memory: only some are read at a time.
  ///
  /// @throws RefusedException with 503 when too many others are being read
  JsonNode largeJson(ServerHttpRequest<?> request) {
    if (request.byteBody().expectedLength().orElse(Long.MAX_VALUE) <= RequestBody.MAX_JSON_BYTES) {
      return RequestBody.json(RequestBody.bytes(request, RequestBody.MAX_JSON_BYTES));
    }
    if (!largeBodies.tryAcquire()) {
      throw RefusedException.unavailable();
    }
    try {
      return RequestBody.json(RequestBody.bytes(request, MAX_LARGE_BYTES));
    } finally {
      largeBodies.release();
    }
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
