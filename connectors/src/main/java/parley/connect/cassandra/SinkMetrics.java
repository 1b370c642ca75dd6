package parley.connect.cassandra;

import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;
import parley.connect.metrics.Counters;

/// What a sink task counts. Connect publishes it with the task's own metrics and takes it away with
/// the task.
final class SinkMetrics {
  private final Sensor written;
  private final Sensor retried;
  private final Sensor skipped;
  private final Sensor unreadable;

  SinkMetrics(PluginMetrics metrics) {
    Counters counters = new Counters(metrics);
    written = counters.sum("events-written-total", "Events that are durable in Cassandra.");
    retried = counters.count("batches-retried-total", "Batches that Cassandra did not take.");
    skipped = counters.count("events-skipped-total", "Events of a kind of a newer release.");
    unreadable = counters.count("records-unreadable-total", "Records sent to the dead letters.");
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
}
