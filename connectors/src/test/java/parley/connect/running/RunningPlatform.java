package parley.connect.running;

import com.datastax.oss.driver.api.core.CqlSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import parley.contracts.snowflake.EntityIds;
import parley.contracts.space.Layout;
import parley.contracts.topic.Topic;

/// Where the platform that `./parley up` started is, and clients of its servers.
final class RunningPlatform {
  static final Layout LAYOUT = Layout.from(System.getenv());

  /// Ids that no ingress of the platform gives.
  static final EntityIds IDS = new EntityIds(InstantSource.system(), 1_000);

  private static final String KAFKA = setting("PARLEY_KAFKA", "127.0.0.1:19092");
  private static final String POSTGRES =
      setting("PARLEY_POSTGRES_URL", "jdbc:postgresql://127.0.0.1:15432/parley");
  private static final String CASSANDRA = setting("PARLEY_CASSANDRA", "127.0.0.1:19042");
  private static final String CONNECT = setting("PARLEY_CONNECT", "http://127.0.0.1:18084");

  private static final String ELASTICSEARCH =
      setting("PARLEY_ELASTICSEARCH", "http://127.0.0.1:19200");

  private RunningPlatform() {}

  /// What Elasticsearch answers, as JSON.
  static JsonNode search(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(ELASTICSEARCH + path)).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return new ObjectMapper()
          .readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
  }

  static Connection postgres() throws SQLException {
    return DriverManager.getConnection(
        POSTGRES,
        setting("PARLEY_POSTGRES_USER", "parley"),
        setting("PARLEY_POSTGRES_PASSWORD", ""));
  }

  static CqlSession cassandra() {
    int colon = CASSANDRA.lastIndexOf(':');
    return CqlSession.builder()
        .addContactPoint(
            new InetSocketAddress(
                CASSANDRA.substring(0, colon), Integer.parseInt(CASSANDRA.substring(colon + 1))))
        .withLocalDatacenter(setting("PARLEY_CASSANDRA_DATACENTER", "datacenter1"))
        .build();
  }

  static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", KAFKA));
  }

  static KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", KAFKA), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /// Reads what is committed to one partition from now on.
  static KafkaConsumer<byte[], byte[]> tail(Topic<?, ?> topic, int partition) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", KAFKA, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    TopicPartition only = new TopicPartition(topic.name(), partition);
    consumer.assign(List.of(only));
    consumer.seekToEnd(List.of(only));
    consumer.position(only);
    return consumer;
  }

  static void restartConnector(String name) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(CONNECT + "/connectors/" + name + "/restart?includeTasks=true"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / 100 != 2) {
        throw new IOException("Connect answered " + status);
      }
    }
  }

  private static String setting(String key, String otherwise) {
    return System.getenv().getOrDefault(key, otherwise);
  }
}
