package parley.connect.elasticsearch;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/// Writes `search.documents` to the indices of [parley.contracts.search.SearchIndex]. Tasks share
/// the topic's partitions and know nothing of each other.
public final class ElasticsearchSinkConnector extends SinkConnector {
  private Map<String, String> settings = Map.of();

  @Override
  public String version() {
    return "1";
  }

  @Override
  public ConfigDef config() {
    return ElasticsearchSinkConfig.DEFINITION;
  }

  @Override
  public void start(Map<String, String> settings) {
    ElasticsearchSinkConfig.of(settings);
    this.settings = Map.copyOf(settings);
  }

  @Override
  public Class<? extends Task> taskClass() {
    return ElasticsearchSinkTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    return Collections.nCopies(maxTasks, settings);
  }

  @Override
  public void stop() {}
}
