package parley.ops.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import parley.ops.local.component.ClassPath;
import parley.ops.local.component.JavaCommand;
import parley.ops.local.component.Need;
import parley.ops.local.component.Server;
import parley.ops.local.health.HealthCheck;
import parley.ops.local.health.HttpHealth;
import parley.ops.local.process.Launch;
import parley.ops.local.settings.Site;

/// The stock distributed worker of Kafka Connect, with Debezium and our own connectors as plugins.
public record ConnectServer(Site site) implements Server {
  public static final String NAME = "connect";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Need> needs() {
    return List.of(Need.ready(KafkaServer.NAME));
  }

  @Override
  public int port() {
    return site.port(NAME);
  }

  @Override
  public void prepare() throws IOException {
    Path source = site.workspace().server(NAME).resolve("worker.properties");
    site.template(NAME).fill(source, configuration());
    copyPlugin("debezium", ServerJvm.jars(site, "debezium"));
    copyPlugin("parley", site.workspace().root().resolve("connectors/target/plugin"));
  }

  @Override
  public Launch launch() throws IOException {
    ClassPath classPath = ServerJvm.classPath(site, NAME);
    JavaCommand java =
        ServerJvm.command(site, NAME)
            .property("log4j2.configurationFile", site.workspace().server("log4j2.xml"));
    return new Launch(
        java.main(
            classPath,
            "org.apache.kafka.connect.cli.ConnectDistributed",
            configuration().toString()),
        Map.of(),
        site.directory(NAME),
        classPath.fingerprint() + ClassPath.of(plugins().resolve("parley")).fingerprint());
  }

  @Override
  public HealthCheck health() {
    return new HttpHealth(port());
  }

  private Path configuration() {
    return site.directory(NAME).resolve("worker.properties");
  }

  private Path plugins() {
    return site.directory(NAME).resolve("plugins");
  }

  /// The worker loads classes from its plugins all the time: it has copies that no build
  /// overwrites.
  private void copyPlugin(String name, Path jars) throws IOException {
    Path folder = plugins().resolve(name);
    Files.createDirectories(folder);
    if (!Files.isDirectory(jars)) {
      return;
    }
    ClassPath copies = ClassPath.copied(jars, folder);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path stale : files.filter(file -> !copies.jars().contains(file)).toList()) {
        Files.delete(stale);
      }
    }
  }
}
