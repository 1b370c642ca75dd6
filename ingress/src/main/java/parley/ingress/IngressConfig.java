package parley.ingress;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import parley.contracts.settings.Variables;
import parley.contracts.space.Layout;
import parley.contracts.token.TokenSigner;
import parley.ingress.limit.RateLimits;

/// Settings of an ingress instance, read from environment variables.
///
/// @param host `PARLEY_INGRESS_HOST`: address to listen on
/// @param port `PARLEY_INGRESS_PORT`
/// @param instance `PARLEY_INGRESS_INSTANCE`: number of this instance; no two may share one
/// @param publicUrl `PARLEY_INGRESS_URL`: how clients reach the API, without a path
/// @param filesUrl `PARLEY_CDN_URL`: how clients reach files; else `publicUrl`
/// @param gatewayUrl `PARLEY_GATEWAY_URL`: how clients reach the gateway
/// @param layout see [Layout#from]
/// @param kafka `PARLEY_KAFKA`: bootstrap servers
/// @param database see [Database]
/// @param cassandra see [Cassandra]
/// @param streamsUrls `PARLEY_STREAMS_URLS`: any instances of the topologies, comma-separated
/// @param elasticsearch `PARLEY_ELASTICSEARCH`: where messages are searched
/// @param redis see [Redis]
/// @param objects see [Objects]
/// @param limits see [RateLimits]
/// @param proxies `PARLEY_INGRESS_PROXIES`: how many proxies of ours stand before this instance and
///   add to `X-Forwarded-For`
/// @param tokens `PARLEY_TOKEN_SECRET`: required, at least 64 hexadecimal digits
/// @param accessTokenLife `PARLEY_ACCESS_TOKEN_LIFE_S`: how long a person's access token is good
/// @param commandDeadline `PARLEY_COMMAND_DEADLINE_MS`: how long a verdict may take
/// @param maxPendingCommands `PARLEY_MAX_PENDING_COMMANDS`: how many may be waited for at a time
/// @param unfurlExceptions `PARLEY_UNFURL_EXCEPTIONS`: `host:port` pairs, comma-separated, whose
///   pages are shown for links although their addresses are not public
public record IngressConfig(
    String host,
    int port,
    int instance,
    String publicUrl,
    String filesUrl,
    String gatewayUrl,
    Layout layout,
    String kafka,
    Database database,
    Cassandra cassandra,
    List<URI> streamsUrls,
    URI elasticsearch,
    Redis redis,
    Objects objects,
    RateLimits limits,
    int proxies,
    TokenSigner tokens,
    Duration accessTokenLife,
    Duration commandDeadline,
    int maxPendingCommands,
    Set<String> unfurlExceptions) {

  /// @param url `PARLEY_POSTGRES_URL`
  /// @param user `PARLEY_POSTGRES_USER`
  /// @param password `PARLEY_POSTGRES_PASSWORD`
  /// @param connections `PARLEY_POSTGRES_CONNECTIONS`: the size of each of the two pools
  public record Database(String url, String user, String password, int connections) {
    public Database {
      require("PARLEY_POSTGRES_CONNECTIONS", connections > 0, connections);
    }
  }

  /// @param contactPoint `PARLEY_CASSANDRA`
  /// @param datacenter `PARLEY_CASSANDRA_DATACENTER`
  public record Cassandra(String contactPoint, String datacenter) {}

  /// @param url `PARLEY_REDIS`
  /// @param maxWait `PARLEY_REDIS_WAIT_MS`: how long an answer may take
  public record Redis(String url, Duration maxWait) {}

  /// Object storage that speaks S3.
  ///
  /// @param url `PARLEY_OBJECTS_URL`: also how clients reach it who upload by themselves
  /// @param region `PARLEY_OBJECTS_REGION`
  /// @param bucket `PARLEY_OBJECTS_BUCKET`
  /// @param key `PARLEY_OBJECTS_KEY`
  /// @param secret `PARLEY_OBJECTS_SECRET`
  public record Objects(URI url, String region, String bucket, String key, String secret) {}

  public IngressConfig {
    streamsUrls = List.copyOf(streamsUrls);
    unfurlExceptions = Set.copyOf(unfurlExceptions);
    require("PARLEY_INGRESS_PORT", port >= 0 && port < 1 << 16, port);
    require(
        "PARLEY_INGRESS_INSTANCE", instance >= 0 && instance < layout.ingressInstances(), instance);
    require("PARLEY_STREAMS_URLS", !streamsUrls.isEmpty(), "");
    require("PARLEY_COMMAND_DEADLINE_MS", commandDeadline.isPositive(), commandDeadline);
    require("PARLEY_MAX_PENDING_COMMANDS", maxPendingCommands > 0, maxPendingCommands);
  }

  /// @throws IllegalArgumentException whose message names the variable that is wrong
  public static IngressConfig from(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    String host = variables.text("PARLEY_INGRESS_HOST", "127.0.0.1");
    int port = variables.number("PARLEY_INGRESS_PORT", 18080);
    String publicUrl = variables.text("PARLEY_INGRESS_URL", "http://" + host + ":" + port);
    return new IngressConfig(
        host,
        port,
        variables.number("PARLEY_INGRESS_INSTANCE", 0),
        publicUrl,
        variables.text("PARLEY_CDN_URL", publicUrl),
        variables.text("PARLEY_GATEWAY_URL", "ws://127.0.0.1:18081"),
        Layout.from(environment),
        variables.text("PARLEY_KAFKA", "127.0.0.1:19092"),
        new Database(
            variables.text("PARLEY_POSTGRES_URL", "jdbc:postgresql://127.0.0.1:15432/parley"),
            variables.text("PARLEY_POSTGRES_USER", "parley"),
            variables.text("PARLEY_POSTGRES_PASSWORD", ""),
            variables.number("PARLEY_POSTGRES_CONNECTIONS", 16)),
        new Cassandra(
            variables.text("PARLEY_CASSANDRA", "127.0.0.1:19042"),
            variables.text("PARLEY_CASSANDRA_DATACENTER", "datacenter1")),
        Arrays.stream(variables.text("PARLEY_STREAMS_URLS", "http://127.0.0.1:18083").split(","))
            .map(String::strip)
            .map(URI::create)
            .toList(),
        URI.create(variables.text("PARLEY_ELASTICSEARCH", "http://127.0.0.1:19200")),
        new Redis(
            variables.text("PARLEY_REDIS", "redis://127.0.0.1:16379"),
            variables.millis("PARLEY_REDIS_WAIT_MS", 20, 1, 1_000)),
        new Objects(
            URI.create(variables.text("PARLEY_OBJECTS_URL", "http://127.0.0.1:19000")),
            variables.text("PARLEY_OBJECTS_REGION", "us-east-1"),
            variables.text("PARLEY_OBJECTS_BUCKET", "parley"),
            variables.text("PARLEY_OBJECTS_KEY", "parley"),
            variables.text("PARLEY_OBJECTS_SECRET", "parley-on-one-machine")),
        RateLimits.from(variables),
        variables.number("PARLEY_INGRESS_PROXIES", 0, 0, 8),
        TokenSigner.ofHex(variables.text("PARLEY_TOKEN_SECRET", "")),
        Duration.ofSeconds(variables.number("PARLEY_ACCESS_TOKEN_LIFE_S", 86_400, 60, 30 * 86_400)),
        Duration.ofMillis(variables.number("PARLEY_COMMAND_DEADLINE_MS", 5_000)),
        variables.number("PARLEY_MAX_PENDING_COMMANDS", 4_096),
        exceptions(variables.text("PARLEY_UNFURL_EXCEPTIONS", "")));
  }

  private static Set<String> exceptions(String pairs) {
    Set<String> exceptions =
        Arrays.stream(pairs.split(","))
            .map(String::strip)
            .filter(pair -> !pair.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    exceptions.forEach(
        pair -> require("PARLEY_UNFURL_EXCEPTIONS", pair.matches(".+:[0-9]{1,5}"), pair));
    return exceptions;
  }

  private static void require(String name, boolean holds, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is out of range: " + value);
    }
  }
}
