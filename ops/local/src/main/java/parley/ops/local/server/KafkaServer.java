package parley.ops.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import parley.ops.local.component.JavaCommand;
import parley.ops.local.component.Need;
import parley.ops.local.component.Server;
import parley.ops.local.health.HealthCheck;
import parley.ops.local.health.KafkaHealth;
import parley.ops.local.process.Launch;
import parley.ops.local.process.Tool;
import parley.ops.local.settings.Site;

/// The log: broker and controller in one process, formatted before its first start.
public record KafkaServer(Site site) implements Server {
  public static final String NAME = "kafka";

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
  public void prepare() throws IOException, InterruptedException {
    Path source = site.workspace().server(NAME).resolve("server.properties");
    site.template(NAME).fill(source, configuration());
    if (!Files.exists(site.directory(NAME).resolve("data/meta.properties"))) {
      List<String> format =
          ServerJvm.once(site, NAME)
              .main(
                  ServerJvm.classPath(site, NAME),
                  "kafka.tools.StorageTool",
                  "format",
                  "--standalone",
                  "-t",
                  Uuid.randomUuid().toString(),
                  "-c",
                  configuration().toString());
      Tool.run(format, Map.of(), "");
    }
  }

  @Override
  public Launch launch() throws IOException {
    JavaCommand java =
        ServerJvm.command(site, NAME)
            .property("log4j2.configurationFile", site.workspace().server("log4j2.xml"));
    return new Launch(
        java.main(ServerJvm.classPath(site, NAME), "kafka.Kafka", configuration().toString()),
        Map.of(),
        site.directory(NAME));
  }

  @Override
  public String build() throws IOException {
    return ServerJvm.classPath(site, NAME).fingerprint();
  }

  @Override
  public HealthCheck health() {
    return new KafkaHealth(port());
  }

  @Override
  public void mend(Consumer<String> waitsFor) throws IOException, InterruptedException {
    try (Admin admin = KafkaHealth.admin(port())) {
      new HangingTransactions(admin).end(waitsFor);
    } catch (ExecutionException e) {
      throw new IOException("transactions that hang could not be looked for", e.getCause());
    }
  }

  private Path configuration() {
    return site.directory(NAME).resolve("server.properties");
  }
}
