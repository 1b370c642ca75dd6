package parley.ingress.history;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/// What is measured of reading history.
public final class HistoryMetrics {
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
              .publishPercentileHistogram()
              .minimumExpectedValue(Duration.ofMillis(1))
              .maximumExpectedValue(Duration.ofSeconds(10))
              .register(registry));
    }
  }
}
