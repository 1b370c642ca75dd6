package parley.ops.local.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.ops.local.health.Loopback;
import parley.ops.local.server.ConnectServer;
import parley.ops.local.settings.Site;

/// What a connector is called and how it is set, from one of the `connectors` module's JSON files.
///
/// @param settings in the order of their names
public record ConnectorFile(String name, Map<String, String> settings) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// All connectors, in the order of their files.
  public static List<ConnectorFile> all(Site site) throws IOException {
    Path folder = site.workspace().root().resolve("connectors/src/main/config");
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> sorted = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      return Stream.of(sorted).flatMap(List::stream).map(file -> read(site, file)).toList();
    }
  }

  /// The publication that the connector reads, if it reads one.
  public Optional<String> publication() {
    return Optional.ofNullable(settings.get("publication.name"));
  }

  private static ConnectorFile read(Site site, Path file) {
    try {
      Map<String, String> addresses = site.addresses();
      String text =
          site.template(ConnectServer.NAME)
              .with("postgres.host", Loopback.HOST)
              .with("postgres.user", addresses.getOrDefault("PARLEY_POSTGRES_USER", ""))
              .with("postgres.password", addresses.getOrDefault("PARLEY_POSTGRES_PASSWORD", ""))
              .with(
                  "cassandra.datacenter", addresses.getOrDefault("PARLEY_CASSANDRA_DATACENTER", ""))
              .with("cassandra.host", Loopback.HOST)
              .with("elasticsearch.host", Loopback.HOST)
              .fill(Files.readString(file));
      return parse(file.getFileName().toString().replace(".json", ""), JSON.readTree(text));
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + file, e);
    }
  }

  /// Both forms of Connect's REST API: the settings alone, or a name beside them.
  static ConnectorFile parse(String fileName, JsonNode json) {
    JsonNode config = json.has("config") ? json.get("config") : json;
    Map<String, String> settings = new TreeMap<>();
    config.properties().forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText()));
    String name = json.path("name").asText(fileName);
    settings.put("name", name);
    return new ConnectorFile(name, settings);
  }
}
