package parley.connect.cassandra;

import java.util.LinkedHashMap;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.CumulativeCount;
import org.apache.kafka.common.metrics.stats.CumulativeSum;

/// What a sink task counts. Connect publishes it with the task's own metrics and takes it away with
/// the task.
final class SinkMetrics {
  private final Sensor written;
  private final Sensor retried;
  private final Sensor skipped;
  private final Sensor unreadable;

  SinkMetrics(PluginMetrics metrics) {
    written = metrics.addSensor("events-written-total");
    written.add(
        metrics.metricName(
            "events-written-total", "Events that are durable in Cassandra.", new LinkedHashMap<>()),
        new CumulativeSum());
    retried = counter(metrics, "batches-retried-total", "Batches that Cassandra did not take.");
    skipped = counter(metrics, "events-skipped-total", "Events of a kind of a newer release.");
    unreadable = counter(metrics, "records-unreadable-total", "Records sent to the dead letters.");
  }

  void written(int events) {
    written.record(events);
  }

  void retried() {
    retried.record();
  }

  void skipped() {
    skipped.record();
  }

  void unreadable() {
    unreadable.record();
  }

  private static Sensor counter(PluginMetrics metrics, String name, String description) {
    Sensor sensor = metrics.addSensor(name);
    sensor.add(metrics.metricName(name, description, new LinkedHashMap<>()), new CumulativeCount());
    return sensor;
  }
}
