package parley.ingress.history;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// What is measured of reading history.
public final class HistoryMetrics {
  private static final Duration[] BUCKETS =
      IntStream.of(1, 2, 5, 10, 20, 30, 50, 75, 100, 150, 200, 300, 500, 1_000, 2_000, 5_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;

  public HistoryMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  enum Source {
    TAIL,
    ARCHIVE
  }

  <T> T measured(Source source, Supplier<T> reading) {
    Timer.Sample sample = Timer.start(registry);
    boolean answered = false;
    try {
      T result = reading.get();
      answered = true;
      return result;
    } finally {
      sample.stop(
          Timer.builder("parley.ingress.history")
              .description("Time of one reading from a source of history")
              .tag("source", source.name().toLowerCase(Locale.ROOT))
              .tag("outcome", answered ? "answered" : "unavailable")
              .serviceLevelObjectives(BUCKETS)
              .register(registry));
    }
  }
}
