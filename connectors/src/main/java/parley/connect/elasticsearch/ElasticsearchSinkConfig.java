package parley.connect.elasticsearch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/// Configuration of the sink; the keys are documented in [#DEFINITION].
///
/// @param generation whose indices are written; 0 for those that serve
/// @param limits of one bulk
/// @param linger how long a document may wait for others
/// @param timeout of one request
/// @param backoff before the first repetition; it doubles up to [#MAX_BACKOFF]
/// @param keepsIndices whether the task looks after the age of indices
record ElasticsearchSinkConfig(
    List<URI> nodes,
    int generation,
    int shards,
    int replicas,
    Limits limits,
    Duration linger,
    Duration timeout,
    Duration backoff,
    boolean keepsIndices) {
  static final Duration MAX_BACKOFF = Duration.ofSeconds(30);

  /// Set by the connector for each task.
  static final String KEEPER = "elasticsearch.keeper";

  /// @param documents in one bulk
  /// @param bytes of one bulk, and of what waits before the log is held back
  record Limits(int documents, int bytes) {}

  static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(
              "elasticsearch.nodes",
              ConfigDef.Type.LIST,
              ConfigDef.NO_DEFAULT_VALUE,
              ConfigDef.Importance.HIGH,
              "Nodes of the cluster, as http://host:port; asked in turn.")
          .define(
              "elasticsearch.generation",
              ConfigDef.Type.INT,
              0,
              ConfigDef.Range.atLeast(0),
              ConfigDef.Importance.MEDIUM,
              "The generation of indices to write; 0 for the one that serves searches.")
          .define(
              "elasticsearch.shards",
              ConfigDef.Type.INT,
              6,
              ConfigDef.Range.between(1, 1024),
              ConfigDef.Importance.MEDIUM,
              "Shards of a month's index, when a generation begins. A space lies in one of them.")
          .define(
              "elasticsearch.replicas",
              ConfigDef.Type.INT,
              1,
              ConfigDef.Range.between(0, 10),
              ConfigDef.Importance.MEDIUM,
              "Copies of every shard beside the first, when a generation begins.")
          .define(
              "elasticsearch.bulk.documents",
              ConfigDef.Type.INT,
              1_000,
              ConfigDef.Range.between(1, 10_000),
              ConfigDef.Importance.LOW,
              "Documents in one bulk.")
          .define(
              "elasticsearch.bulk.bytes",
              ConfigDef.Type.INT,
              5_000_000,
              ConfigDef.Range.between(10_000, 50_000_000),
              ConfigDef.Importance.LOW,
              "Bytes of one bulk, and of what waits in a task before it holds the log back.")
          .define(
              "elasticsearch.linger.ms",
              ConfigDef.Type.INT,
              1_000,
              ConfigDef.Range.between(0, 30_000),
              ConfigDef.Importance.MEDIUM,
              "How long a document may wait for others before it is written.")
          .define(
              "elasticsearch.timeout.ms",
              ConfigDef.Type.INT,
              10_000,
              ConfigDef.Range.between(100, 60_000),
              ConfigDef.Importance.LOW,
              "How long one request may take.")
          .define(
              "elasticsearch.backoff.ms",
              ConfigDef.Type.INT,
              500,
              ConfigDef.Range.between(10, 30_000),
              ConfigDef.Importance.LOW,
              "Pause before a refused bulk is repeated; doubles with every refusal, up to 30 s.")
          .defineInternal(KEEPER, ConfigDef.Type.BOOLEAN, false, ConfigDef.Importance.LOW);

  ElasticsearchSinkConfig {
    nodes = List.copyOf(nodes);
  }

  static ElasticsearchSinkConfig of(Map<String, String> settings) {
    AbstractConfig config = new AbstractConfig(DEFINITION, settings, false);
    return new ElasticsearchSinkConfig(
        config.getList("elasticsearch.nodes").stream().map(ElasticsearchSinkConfig::node).toList(),
        config.getInt("elasticsearch.generation"),
        config.getInt("elasticsearch.shards"),
        config.getInt("elasticsearch.replicas"),
        new Limits(
            config.getInt("elasticsearch.bulk.documents"),
            config.getInt("elasticsearch.bulk.bytes")),
        Duration.ofMillis(config.getInt("elasticsearch.linger.ms")),
        Duration.ofMillis(config.getInt("elasticsearch.timeout.ms")),
        Duration.ofMillis(config.getInt("elasticsearch.backoff.ms")),
        config.getBoolean(KEEPER));
  }

  private static URI node(String text) {
    try {
      URI node = URI.create(text);
      if (node.getHost() != null && node.getScheme().startsWith("http")) {
        return node;
      }
    } catch (IllegalArgumentException e) {
      throw wrong(text);
    }
    throw wrong(text);
  }

  private static ConfigException wrong(String text) {
    return new ConfigException("elasticsearch.nodes", text, "must be http://host:port");
  }
}
