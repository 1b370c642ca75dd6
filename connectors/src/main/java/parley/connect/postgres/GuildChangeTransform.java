package parley.connect.postgres;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.metrics.Monitorable;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.CumulativeCount;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.entity.EntityKey;
import parley.contracts.space.SpacePartitioner;
import parley.contracts.topic.Topics;

/// Turns each row change that Debezium reads from PostgreSQL into a record of `guild.changes`: key
/// and value as the contract's codecs write them, in the partition of the row's space, by the same
/// rule that producers and topologies use. A deleted row becomes a tombstone.
///
/// What is no row of ours (heartbeats, transaction marks, other tables) is dropped. A row that
/// cannot be mapped goes to the dead letters with its cause, so that the stream goes on: Connect
/// itself has no dead letters for sources. Used by one task's thread.
public final class GuildChangeTransform
    implements Transformation<SourceRecord>, Versioned, Monitorable {
  static final String PARTITIONS = "space.partitions";

  private static final Logger LOGGER = LoggerFactory.getLogger(GuildChangeTransform.class);

  private int partitions = 1;
  private @Nullable Sensor changes;
  private @Nullable Sensor deadLetters;

  @Override
  public String version() {
    return "1";
  }

  @Override
  public ConfigDef config() {
    return new ConfigDef()
        .define(
            PARTITIONS,
            ConfigDef.Type.INT,
            ConfigDef.NO_DEFAULT_VALUE,
            ConfigDef.Range.between(1, 1024),
            ConfigDef.Importance.HIGH,
            "Partitions of the topics that are partitioned by space: PARLEY_SPACE_PARTITIONS.");
  }

  @Override
  public void configure(Map<String, ?> settings) {
    partitions = new AbstractConfig(config(), settings, false).getInt(PARTITIONS);
  }

  @Override
  public void withPluginMetrics(PluginMetrics metrics) {
    changes = counter(metrics, "changes-total", "Rows written to guild.changes.");
    deadLetters = counter(metrics, "dead-letters-total", "Rows that could not be mapped.");
  }

  private static Sensor counter(PluginMetrics metrics, String name, String description) {
    Sensor sensor = metrics.addSensor(name);
    sensor.add(metrics.metricName(name, description, new LinkedHashMap<>()), new CumulativeCount());
    return sensor;
  }

  private static void count(@Nullable Sensor sensor) {
    if (sensor != null) {
      sensor.record();
    }
  }

  @Override
  public @Nullable SourceRecord apply(SourceRecord record) {
    if (!(record.value() instanceof Struct envelope) || envelope.schema().field("op") == null) {
      return null;
    }
    String table = envelope.getStruct("source").getString("table");
    if (!EntityRows.TABLES.contains(table)) {
      return null;
    }
    try {
      SourceRecord change = change(record, table, envelope);
      count(changes);
      return change;
    } catch (RuntimeException e) {
      count(deadLetters);
      LOGGER.error("a row of {} cannot be mapped and goes to the dead letters", table, e);
      return deadLetter(record, table, e);
    }
  }

  private SourceRecord change(SourceRecord record, String table, Struct envelope) {
    boolean gone = envelope.getString("op").equals("d");
    Struct row = envelope.getStruct(gone ? "before" : "after");
    if (row == null) {
      throw new DataException("a change without a row: " + envelope.getString("op"));
    }
    EntityKey key = EntityRows.key(table, row);
    byte[] value =
        gone ? null : Topics.GUILD_CHANGES.values().encode(EntityRows.entity(table, row));
    return record.newRecord(
        Topics.GUILD_CHANGES.name(),
        SpacePartitioner.partition(key.space(), partitions),
        Schema.OPTIONAL_BYTES_SCHEMA,
        Topics.GUILD_CHANGES.keys().encode(key),
        Schema.OPTIONAL_BYTES_SCHEMA,
        value,
        record.timestamp(),
        // Debezium's own headers are of no use to readers, and are no bytes.
        new ConnectHeaders());
  }

  private static SourceRecord deadLetter(SourceRecord record, String table, RuntimeException e) {
    ConnectHeaders headers = new ConnectHeaders();
    header(headers, "parley.topic", "postgres." + table);
    header(headers, "parley.cause", e.toString());
    return record.newRecord(
        Topics.DEAD_LETTERS.name(),
        0,
        Schema.OPTIONAL_BYTES_SCHEMA,
        bytes(String.valueOf(record.key())),
        Schema.OPTIONAL_BYTES_SCHEMA,
        bytes(String.valueOf(record.value())),
        record.timestamp(),
        headers);
  }

  private static void header(ConnectHeaders headers, String name, String value) {
    headers.addBytes(name, bytes(value));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {}
}
