package parley.connect.elasticsearch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/// Writes `search.documents` to the indices of [parley.contracts.search.SearchIndex]. Tasks share
/// the topic's partitions; the first one also looks after the age of indices.
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
    List<Map<String, String>> tasks = new ArrayList<>();
    for (int task = 0; task < maxTasks; task++) {
      Map<String, String> own = new HashMap<>(settings);
      own.put(ElasticsearchSinkConfig.KEEPER, Boolean.toString(task == 0));
      tasks.add(own);
    }
    return tasks;
  }

  @Override
  public void stop() {}
}
