package parley.ops.local.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    // The worker loads classes from its plugins all the time: no build may overwrite them.
    debezium().mirror(plugins().resolve("debezium"));
    ours().mirror(plugins().resolve("parley"));
  }

  @Override
  public Launch launch() throws IOException {
    JavaCommand java =
        ServerJvm.command(site, NAME)
            .property("log4j2.configurationFile", site.workspace().server("log4j2.xml"));
    return new Launch(
        java.main(
            ServerJvm.classPath(site, NAME),
            "org.apache.kafka.connect.cli.ConnectDistributed",
            configuration().toString()),
        Map.of(),
        site.directory(NAME));
  }

  @Override
  public String build() throws IOException {
    return ServerJvm.classPath(site, NAME).fingerprint()
        + debezium().fingerprint()
        + ours().fingerprint();
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

  private ClassPath debezium() throws IOException {
    return ServerJvm.classPath(site, "debezium");
  }

  private ClassPath ours() throws IOException {
    return ClassPath.of(site.workspace().root().resolve("connectors/target/plugin"));
  }
}
