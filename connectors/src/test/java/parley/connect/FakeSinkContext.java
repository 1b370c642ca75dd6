package parley.connect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.MetricValueProvider;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;

/// Remembers what a task asks of Connect.
public final class FakeSinkContext implements SinkTaskContext, PluginMetrics {
  public final List<SinkRecord> deadLetters = new ArrayList<>();
  public final List<Throwable> causes = new ArrayList<>();
  public final List<Long> pausesMs = new ArrayList<>();

  private final Metrics metrics = new Metrics();

  /// The value of a counter or gauge, by its name.
  public double counted(String name) {
    Object value = metrics.metric(metrics.metricName(name, "test")).metricValue();
    return ((Number) value).doubleValue();
  }

  @Override
  public ErrantRecordReporter errantRecordReporter() {
    return (record, cause) -> {
      deadLetters.add(record);
      causes.add(cause);
      return new CompletableFuture<>();
    };
  }

  @Override
  public void timeout(long pauseMs) {
    pausesMs.add(pauseMs);
  }

  @Override
  public PluginMetrics pluginMetrics() {
    return this;
  }

  @Override
  public MetricName metricName(
      String name, String description, LinkedHashMap<String, String> tags) {
    return metrics.metricName(name, "test", description, tags);
  }

  @Override
  public void addMetric(MetricName name, MetricValueProvider<?> value) {
    metrics.addMetric(name, value);
  }

  @Override
  public void removeMetric(MetricName name) {
    metrics.removeMetric(name);
  }

  @Override
  public Sensor addSensor(String name) {
    return metrics.sensor(name);
  }

  @Override
  public void removeSensor(String name) {
    metrics.removeSensor(name);
  }

  @Override
  public Map<String, String> configs() {
    return Map.of();
  }

  @Override
  public Set<TopicPartition> assignment() {
    return Set.of();
  }

  @Override
  public void offset(Map<TopicPartition, Long> offsets) {
    throw new UnsupportedOperationException("the sink never rewinds");
  }

  @Override
  public void offset(TopicPartition partition, long offset) {
    throw new UnsupportedOperationException("the sink never rewinds");
  }

  @Override
  public void pause(TopicPartition... partitions) {
    throw new UnsupportedOperationException("the sink never pauses a partition");
  }

  @Override
  public void resume(TopicPartition... partitions) {
    throw new UnsupportedOperationException("the sink never pauses a partition");
  }

  @Override
  public void requestCommit() {
    throw new UnsupportedOperationException("the sink leaves the time of commits to Connect");
  }
}
