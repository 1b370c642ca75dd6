package parley.connect.cassandra;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/// Configuration of the sink; the keys are documented in [#DEFINITION].
///
/// @param contactPoints nodes to find the cluster by
/// @param replicas copies of every row, when the keyspace is created
/// @param inFlight writes that may be under way at a time
/// @param timeout of one write
/// @param backoff before a batch is tried again after a failure
record CassandraSinkConfig(
    List<InetSocketAddress> contactPoints,
    String datacenter,
    int replicas,
    int inFlight,
    Duration timeout,
    Duration backoff) {
  static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(
              "cassandra.contact.points",
              ConfigDef.Type.LIST,
              ConfigDef.NO_DEFAULT_VALUE,
              ConfigDef.Importance.HIGH,
              "Nodes to find the cluster by, as host:port.")
          .define(
              "cassandra.datacenter",
              ConfigDef.Type.STRING,
              "datacenter1",
              ConfigDef.Importance.HIGH,
              "The local datacenter; writes wait for a quorum of it.")
          .define(
              "cassandra.replicas",
              ConfigDef.Type.INT,
              3,
              ConfigDef.Range.atLeast(1),
              ConfigDef.Importance.MEDIUM,
              "Copies of every row, when the keyspace has to be created.")
          .define(
              "cassandra.in.flight",
              ConfigDef.Type.INT,
              128,
              ConfigDef.Range.between(1, 1024),
              ConfigDef.Importance.LOW,
              "Writes that may be under way at a time, per task.")
          .define(
              "cassandra.timeout.ms",
              ConfigDef.Type.INT,
              10_000,
              ConfigDef.Range.between(100, 60_000),
              ConfigDef.Importance.LOW,
              "How long one write may take.")
          .define(
              "cassandra.backoff.ms",
              ConfigDef.Type.INT,
              2_000,
              ConfigDef.Range.between(100, 60_000),
              ConfigDef.Importance.LOW,
              "Pause before a batch is written again after a failure.");

  static CassandraSinkConfig of(Map<String, String> settings) {
    AbstractConfig config = new AbstractConfig(DEFINITION, settings, false);
    return new CassandraSinkConfig(
        config.getList("cassandra.contact.points").stream()
            .map(CassandraSinkConfig::address)
            .toList(),
        config.getString("cassandra.datacenter"),
        config.getInt("cassandra.replicas"),
        config.getInt("cassandra.in.flight"),
        Duration.ofMillis(config.getInt("cassandra.timeout.ms")),
        Duration.ofMillis(config.getInt("cassandra.backoff.ms")));
  }

  private static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    try {
      return new InetSocketAddress(
          text.substring(0, Math.max(colon, 0)), Integer.parseInt(text.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      throw new ConfigException("cassandra.contact.points", text, "must be host:port");
    }
  }
}
