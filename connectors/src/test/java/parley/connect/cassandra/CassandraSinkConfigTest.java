package parley.connect.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class CassandraSinkConfigTest {
  @Test
  void hasDefaults() {
    assertThat(CassandraSinkConfig.of(Map.of("cassandra.contact.points", "127.0.0.1:9042")))
        .isEqualTo(
            new CassandraSinkConfig(
                List.of(new InetSocketAddress("127.0.0.1", 9042)),
                "datacenter1",
                3,
                128,
                Duration.ofSeconds(10),
                Duration.ofSeconds(2)));
  }

  @Test
  void readsEveryKey() {
    assertThat(
            CassandraSinkConfig.of(
                Map.of(
                    "cassandra.contact.points", "127.0.0.1:9042,127.0.0.2:9043",
                    "cassandra.datacenter", "west",
                    "cassandra.replicas", "5",
                    "cassandra.in.flight", "7",
                    "cassandra.timeout.ms", "300",
                    "cassandra.backoff.ms", "400")))
        .isEqualTo(
            new CassandraSinkConfig(
                List.of(
                    new InetSocketAddress("127.0.0.1", 9042),
                    new InetSocketAddress("127.0.0.2", 9043)),
                "west",
                5,
                7,
                Duration.ofMillis(300),
                Duration.ofMillis(400)));
  }

  @Test
  void namesTheKeyOfAWrongAddress() {
    assertThatThrownBy(
            () -> CassandraSinkConfig.of(Map.of("cassandra.contact.points", "127.0.0.1")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("cassandra.contact.points");
  }
}
