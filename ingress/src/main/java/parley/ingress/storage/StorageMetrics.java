package parley.ingress.storage;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.function.IntSupplier;

/// What is measured of object storage.
final class StorageMetrics {
  private final MeterRegistry registry;

  StorageMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /// What is asked of the store.
  enum Operation {
    PUT,
    OPEN,
    LENGTH,
    COPY,
    DELETE
  }

  void asked(Operation operation, boolean failed, Duration time) {
    Timer.builder("parley.ingress.storage.requests")
        .description("Time from asking object storage to its answer")
        .tag("operation", operation.name().toLowerCase(Locale.ROOT))
        .tag("outcome", failed ? "failed" : "answered")
        .register(registry)
        .record(time);
  }

  void busy(IntSupplier busy) {
    Gauge.builder("parley.ingress.storage.busy", busy::getAsInt)
        .description("Requests to object storage that are under way")
        .register(registry);
  }
}
