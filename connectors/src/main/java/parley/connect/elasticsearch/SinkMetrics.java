package parley.connect.elasticsearch;

import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;
import parley.connect.metrics.Counters;

/// What a sink task counts.
final class SinkMetrics {
  private final Sensor written;
  private final Sensor superseded;
  private final Sensor refused;
  private final Sensor unreadable;
  private final Sensor skipped;
  private final Sensor bulks;
  private final Sensor retried;

  SinkMetrics(PluginMetrics metrics, WriteBuffer buffer) {
    Counters counters = new Counters(metrics);
    written = counters.sum("documents-written-total", "Documents that Elasticsearch took.");
    superseded =
        counters.sum(
            "documents-superseded-total", "Documents that Elasticsearch had in a later version.");
    refused =
        counters.sum("documents-refused-total", "Documents that it will never take: dead letters.");
    unreadable = counters.count("records-unreadable-total", "Records sent to the dead letters.");
    skipped = counters.count("records-skipped-total", "Records of a kind of a newer release.");
    bulks = counters.count("bulks-total", "Bulks that were answered.");
    retried = counters.count("bulks-retried-total", "Bulks that were not taken as a whole.");
    counters.gauge(
        "buffered-documents", "Documents that are not written yet.", (_, _) -> buffer.documents());
    counters.gauge("buffered-bytes", "Bytes of them.", (_, _) -> buffer.bytes());
  }

  void answered(BulkOutcome outcome) {
    bulks.record();
    written.record(outcome.written());
    superseded.record(outcome.superseded());
    refused.record(outcome.refused().size());
    if (outcome.isPartial()) {
      retried.record();
    }
  }

  void failed() {
    retried.record();
  }

  void skipped() {
    skipped.record();
  }

  void unreadable() {
    unreadable.record();
  }
}
