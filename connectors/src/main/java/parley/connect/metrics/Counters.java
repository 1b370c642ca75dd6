package parley.connect.metrics;

import java.util.LinkedHashMap;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.CumulativeCount;
import org.apache.kafka.common.metrics.stats.CumulativeSum;

/// Makes the counters of a task, each under its own name.
public record Counters(PluginMetrics metrics) {
  /// Counts how often something happens.
  public Sensor count(String name, String description) {
    Sensor sensor = metrics.addSensor(name);
    sensor.add(metrics.metricName(name, description, new LinkedHashMap<>()), new CumulativeCount());
    return sensor;
  }

  /// Adds up amounts.
  public Sensor sum(String name, String description) {
    Sensor sensor = metrics.addSensor(name);
    sensor.add(metrics.metricName(name, description, new LinkedHashMap<>()), new CumulativeSum());
    return sensor;
  }

  /// Shows how much there is of something.
  public void gauge(String name, String description, Gauge<?> value) {
    metrics.addMetric(metrics.metricName(name, description, new LinkedHashMap<>()), value);
  }
}
