package parley.ops.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import parley.ops.local.component.JavaCommand;
import parley.ops.local.component.Need;
import parley.ops.local.component.Server;
import parley.ops.local.health.HealthCheck;
import parley.ops.local.health.ObjectsHealth;
import parley.ops.local.process.Launch;
import parley.ops.local.settings.Site;

/// Object storage: speaks S3, keeps each object as a file.
public record ObjectsServer(Site site) implements Server {
  public static final String NAME = "objects";

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
    Files.createDirectories(site.directory(NAME).resolve("data"));
    Path source = site.workspace().server(NAME).resolve("s3proxy.conf");
    site.template(NAME).fill(source, configuration());
  }

  @Override
  public Launch launch() throws IOException {
    JavaCommand java =
        ServerJvm.command(site, NAME)
            .property(
                "logback.configurationFile", site.workspace().server(NAME).resolve("logback.xml"));
    return new Launch(
        java.main(
            ServerJvm.classPath(site, NAME),
            "org.gaul.s3proxy.Main",
            "--properties",
            configuration().toString()),
        Map.of(),
        site.directory(NAME));
  }

  @Override
  public String build() throws IOException {
    return ServerJvm.classPath(site, NAME).fingerprint();
  }

  @Override
  public HealthCheck health() {
    return new ObjectsHealth(port());
  }

  private Path configuration() {
    return site.directory(NAME).resolve("s3proxy.conf");
  }
}
