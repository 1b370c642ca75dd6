package parley.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.contracts.space.Layout;
import parley.ingress.limit.Limit;
import parley.ingress.limit.RateLimits;

class IngressConfigTest {
  private static final String SECRET = "ab".repeat(32);

  @Test
  void hasDefaultsForAllButTheSecret() {
    IngressConfig config = IngressConfig.from(Map.of("PARLEY_TOKEN_SECRET", SECRET));

    assertThat(config.host()).isEqualTo("127.0.0.1");
    assertThat(config.port()).isEqualTo(18080);
    assertThat(config.instance()).isZero();
    assertThat(config.publicUrl()).isEqualTo("http://127.0.0.1:18080");
    assertThat(config.gatewayUrl()).isEqualTo("ws://127.0.0.1:18081");
    assertThat(config.layout()).isEqualTo(Layout.LOCAL);
    assertThat(config.kafka()).isEqualTo("127.0.0.1:19092");
    assertThat(config.database())
        .isEqualTo(
            new IngressConfig.Database(
                "jdbc:postgresql://127.0.0.1:15432/parley", "parley", "", 16));
    assertThat(config.cassandra())
        .isEqualTo(new IngressConfig.Cassandra("127.0.0.1:19042", "datacenter1"));
    assertThat(config.streamsUrls()).containsExactly(URI.create("http://127.0.0.1:18083"));
    assertThat(config.elasticsearch()).isEqualTo(URI.create("http://127.0.0.1:19200"));
    assertThat(config.redis())
        .isEqualTo(new IngressConfig.Redis("redis://127.0.0.1:16379", Duration.ofMillis(20)));
    assertThat(config.objects())
        .isEqualTo(
            new IngressConfig.Objects(
                URI.create("http://127.0.0.1:19000"),
                "us-east-1",
                "parley",
                "parley",
                "parley-on-one-machine"));
    assertThat(config.filesUrl()).isEqualTo(config.publicUrl());
    assertThat(config.limits().global()).isEqualTo(new Limit(50, Duration.ofSeconds(1)));
    assertThat(config.limits().messages()).isEqualTo(new Limit(5, Duration.ofSeconds(5)));
    assertThat(config.limits().route()).isEqualTo(new Limit(50, Duration.ofSeconds(5)));
    assertThat(config.limits().authentication()).isEqualTo(new Limit(30, Duration.ofMinutes(1)));
    assertThat(config.limits().invalid()).isEqualTo(new Limit(10_000, Duration.ofMinutes(10)));
    assertThat(config.limits().ban()).isEqualTo(Duration.ofMinutes(10));
    assertThat(config.proxies()).isZero();
    assertThat(config.accessTokenLife()).isEqualTo(Duration.ofDays(1));
    assertThat(config.commandDeadline()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.maxPendingCommands()).isEqualTo(4096);
  }

  @Test
  void readsEveryVariable() {
    Map<String, String> environment = new HashMap<>();
    environment.put("PARLEY_TOKEN_SECRET", SECRET);
    environment.put("PARLEY_INGRESS_HOST", "::1");
    environment.put("PARLEY_INGRESS_PORT", "1");
    environment.put("PARLEY_INGRESS_INSTANCE", "2");
    environment.put("PARLEY_INGRESS_URL", "https://chat.example");
    environment.put("PARLEY_GATEWAY_URL", "wss://gateway.example");
    environment.put("PARLEY_LANES", "2");
    environment.put("PARLEY_KAFKA", "kafka:1");
    environment.put("PARLEY_POSTGRES_URL", "jdbc:postgresql://db/x");
    environment.put("PARLEY_POSTGRES_USER", "u");
    environment.put("PARLEY_POSTGRES_PASSWORD", "p");
    environment.put("PARLEY_POSTGRES_CONNECTIONS", "3");
    environment.put("PARLEY_CASSANDRA", "cassandra:2");
    environment.put("PARLEY_CASSANDRA_DATACENTER", "dc");
    environment.put("PARLEY_STREAMS_URLS", "http://a:1, http://b:2");
    environment.put("PARLEY_ELASTICSEARCH", "http://search:4");
    environment.put("PARLEY_REDIS", "redis://cache:6379");
    environment.put("PARLEY_REDIS_WAIT_MS", "3");
    environment.put("PARLEY_CDN_URL", "https://files.example");
    environment.put("PARLEY_OBJECTS_URL", "https://s3.example");
    environment.put("PARLEY_OBJECTS_REGION", "r");
    environment.put("PARLEY_OBJECTS_BUCKET", "b");
    environment.put("PARLEY_OBJECTS_KEY", "k");
    environment.put("PARLEY_OBJECTS_SECRET", "s");
    environment.put("PARLEY_RATELIMIT_GLOBAL", "1/2s");
    environment.put("PARLEY_RATELIMIT_MESSAGES", "3/4s");
    environment.put("PARLEY_RATELIMIT_ROUTE", "5/6s");
    environment.put("PARLEY_RATELIMIT_AUTHENTICATION", "7/8s");
    environment.put("PARLEY_RATELIMIT_INVALID", "9/10s");
    environment.put("PARLEY_RATELIMIT_BAN_SECONDS", "11");
    environment.put("PARLEY_INGRESS_PROXIES", "2");
    environment.put("PARLEY_ACCESS_TOKEN_LIFE_S", "600");
    environment.put("PARLEY_COMMAND_DEADLINE_MS", "100");
    environment.put("PARLEY_MAX_PENDING_COMMANDS", "7");

    IngressConfig config = IngressConfig.from(environment);

    assertThat(config.host()).isEqualTo("::1");
    assertThat(config.port()).isEqualTo(1);
    assertThat(config.instance()).isEqualTo(2);
    assertThat(config.publicUrl()).isEqualTo("https://chat.example");
    assertThat(config.gatewayUrl()).isEqualTo("wss://gateway.example");
    assertThat(config.layout()).isEqualTo(new Layout(4, 2, 4, 4));
    assertThat(config.kafka()).isEqualTo("kafka:1");
    assertThat(config.database())
        .isEqualTo(new IngressConfig.Database("jdbc:postgresql://db/x", "u", "p", 3));
    assertThat(config.cassandra()).isEqualTo(new IngressConfig.Cassandra("cassandra:2", "dc"));
    assertThat(config.streamsUrls())
        .containsExactly(URI.create("http://a:1"), URI.create("http://b:2"));
    assertThat(config.elasticsearch()).isEqualTo(URI.create("http://search:4"));
    assertThat(config.redis())
        .isEqualTo(new IngressConfig.Redis("redis://cache:6379", Duration.ofMillis(3)));
    assertThat(config.filesUrl()).isEqualTo("https://files.example");
    assertThat(config.objects())
        .isEqualTo(new IngressConfig.Objects(URI.create("https://s3.example"), "r", "b", "k", "s"));
    assertThat(config.limits())
        .isEqualTo(
            new RateLimits(
                new Limit(1, Duration.ofSeconds(2)),
                new Limit(3, Duration.ofSeconds(4)),
                new Limit(5, Duration.ofSeconds(6)),
                new Limit(7, Duration.ofSeconds(8)),
                new Limit(9, Duration.ofSeconds(10)),
                Duration.ofSeconds(11)));
    assertThat(config.proxies()).isEqualTo(2);
    assertThat(config.accessTokenLife()).isEqualTo(Duration.ofMinutes(10));
    assertThat(config.commandDeadline()).isEqualTo(Duration.ofMillis(100));
    assertThat(config.maxPendingCommands()).isEqualTo(7);
  }

  @Test
  void namesTheVariableThatIsWrong() {
    for (String variable :
        new String[] {"PARLEY_INGRESS_PORT", "PARLEY_INGRESS_INSTANCE", "PARLEY_TOKEN_SECRET"}) {
      Map<String, String> environment = new HashMap<>();
      environment.put("PARLEY_TOKEN_SECRET", SECRET);
      environment.put(variable, "99999999");

      assertThatIllegalArgumentException()
          .isThrownBy(() -> IngressConfig.from(environment))
          .withMessageContaining(variable);
    }
  }
}
