package parley.connect.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import parley.connect.elasticsearch.ElasticsearchSinkConfig.Limits;

class ElasticsearchSinkConfigTest {
  @Test
  void hasDefaults() {
    assertThat(ElasticsearchSinkConfig.of(Map.of("elasticsearch.nodes", "http://one:9200")))
        .isEqualTo(
            new ElasticsearchSinkConfig(
                List.of(URI.create("http://one:9200")),
                0,
                6,
                1,
                new Limits(1_000, 5_000_000),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Duration.ofMillis(500),
                false));
  }

  @Test
  void readsEveryKey() {
    Map<String, String> settings = new HashMap<>();
    settings.put("elasticsearch.nodes", "http://one:9200,https://two:9201");
    settings.put("elasticsearch.generation", "3");
    settings.put("elasticsearch.shards", "4");
    settings.put("elasticsearch.replicas", "2");
    settings.put("elasticsearch.bulk.documents", "50");
    settings.put("elasticsearch.bulk.bytes", "60000");
    settings.put("elasticsearch.linger.ms", "70");
    settings.put("elasticsearch.timeout.ms", "800");
    settings.put("elasticsearch.backoff.ms", "90");
    settings.put("elasticsearch.keeper", "true");

    assertThat(ElasticsearchSinkConfig.of(settings))
        .isEqualTo(
            new ElasticsearchSinkConfig(
                List.of(URI.create("http://one:9200"), URI.create("https://two:9201")),
                3,
                4,
                2,
                new Limits(50, 60_000),
                Duration.ofMillis(70),
                Duration.ofMillis(800),
                Duration.ofMillis(90),
                true));
  }

  @Test
  void namesTheKeyOfAWrongAddress() {
    for (String wrong : List.of("127.0.0.1:9200", "ftp://one", "::")) {
      assertThatThrownBy(() -> ElasticsearchSinkConfig.of(Map.of("elasticsearch.nodes", wrong)))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("elasticsearch.nodes");
    }
  }

  @Test
  void lingersNoLongerThanHalfAMinute() {
    assertThatThrownBy(
            () ->
                ElasticsearchSinkConfig.of(
                    Map.of(
                        "elasticsearch.nodes", "http://one:9200",
                        "elasticsearch.linger.ms", "30001")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("elasticsearch.linger.ms");
  }
}
