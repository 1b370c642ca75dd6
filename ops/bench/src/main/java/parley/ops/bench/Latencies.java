package parley.ops.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/// Named latency histograms, printed as a table of milliseconds. For one thread.
final class Latencies {
  private static final long HIGHEST_MICROS = 120_000_000L;
  private static final int DIGITS = 3;

  private final Map<String, Histogram> histograms = new LinkedHashMap<>();

  void record(String name, long nanoseconds) {
    long micros = Math.clamp(nanoseconds / 1_000, 0, HIGHEST_MICROS);
    histograms
        .computeIfAbsent(name, key -> new Histogram(HIGHEST_MICROS, DIGITS))
        .recordValue(micros);
  }

  double milliseconds(String name, double percentile) {
    Histogram histogram = histograms.get(name);
    return histogram == null ? Double.NaN : histogram.getValueAtPercentile(percentile) / 1_000.0;
  }

  @Override
  public String toString() {
    StringBuilder table =
        new StringBuilder("| ms | p50 | p99 | p99.9 | max |\n|---|---|---|---|---|\n");
    histograms.forEach(
        (name, histogram) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.1f | %.1f |%n",
                    name,
                    milliseconds(name, 50),
                    milliseconds(name, 99),
                    milliseconds(name, 99.9),
                    histogram.getMaxValue() / 1_000.0)));
    return table.toString();
  }
}
