package parley.ops.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import parley.ops.local.component.ClassPath;
import parley.ops.local.component.Need;
import parley.ops.local.component.Server;
import parley.ops.local.health.HealthCheck;
import parley.ops.local.health.HttpHealth;
import parley.ops.local.health.Loopback;
import parley.ops.local.process.Launch;
import parley.ops.local.settings.Site;

/// Message search: a single node.
public record ElasticsearchServer(Site site) implements Server {
  public static final String NAME = "elasticsearch";

  /// An index whose only copy is not there yet makes it unhealthy.
  private static final String HEALTH = "/_cluster/health?wait_for_status=yellow&timeout=1s";

  /// Its own way to compress, which a distribution brings along. Every Debian has it.
  private static final Path COMPRESSION = Path.of("/usr/lib/x86_64-linux-gnu/libzstd.so.1");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Need> needs() {
    return List.of();
  }

  @Override
  public int port() {
    return site.port(NAME);
  }

  @Override
  public void prepare() throws IOException {
    for (String folder : List.of("config", "plugins", "data", "logs", "tmp", "native")) {
      Files.createDirectories(site.directory(NAME).resolve(folder));
    }
    Path settings = site.directory(NAME).resolve("config/elasticsearch.yml");
    if (!Files.exists(settings)) {
      // All settings are arguments, but it wants the file.
      Files.createFile(settings);
    }
    Path compression = site.directory(NAME).resolve("native/libzstd.so");
    if (Files.exists(COMPRESSION) && !Files.exists(compression)) {
      Files.createSymbolicLink(compression, COMPRESSION);
    }
  }

  @Override
  public Launch launch() throws IOException {
    Path home = site.directory(NAME);
    List<String> command =
        ServerJvm.command(site, NAME)
            // It takes what it may have at once, or else grows by full collections at its start.
            .flags(List.of("-Xms" + site.settings().text(NAME + ".heap")))
            .property("java.io.tmpdir", home.resolve("tmp"))
            .property("log4j2.configurationFile", site.workspace().server("log4j2.xml"))
            .property("log4j2.disable.jmx", true)
            .property("es.nativelibs.path", home.resolve("native"))
            .property("org.elasticsearch.nativeaccess.enableVectorLibrary", false)
            .main(
                classPath(),
                "parley.servers.elasticsearch.ElasticsearchMain",
                home.toString(),
                modules().toString(),
                "cluster.name=parley",
                "node.name=node-1",
                "discovery.type=single-node",
                "network.host=" + Loopback.HOST,
                "http.port=" + port(),
                "transport.port=" + site.settings().number(NAME + ".transport.port"),
                // An index under a mistaken name would be made without its mapping.
                "action.auto_create_index=false",
                // A full disk of a developer's machine would turn every index read-only.
                "cluster.routing.allocation.disk.threshold_enabled=false");
    return new Launch(command, Map.of(), home);
  }

  @Override
  public String build() throws IOException {
    return classPath().fingerprint()
        + ClassPath.of(modules().resolve("transport-netty4"), modules().resolve("parley-analysis"))
            .fingerprint();
  }

  @Override
  public HealthCheck health() {
    return new HttpHealth(port(), HEALTH);
  }

  private ClassPath classPath() throws IOException {
    return ClassPath.ofModule(site.workspace().server(NAME));
  }

  private Path modules() {
    return site.workspace().server(NAME).resolve("target/modules");
  }
}
