package parley.ops.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.ops.local.component.Need;
import parley.ops.local.component.Server;
import parley.ops.local.health.HealthCheck;
import parley.ops.local.health.RedisHealth;
import parley.ops.local.process.Launch;
import parley.ops.local.process.Tool;
import parley.ops.local.settings.Site;

/// Rate limits and presences: the `redis-server` of the distribution, or else the binary out of a
/// jar.
public record RedisServer(Site site) implements Server {
  public static final String NAME = "redis";

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
    Path source = site.workspace().server(NAME).resolve("redis.conf");
    site.template(NAME).fill(source, configuration());
  }

  @Override
  public Launch launch() throws IOException {
    return new Launch(
        List.of(binary().toString(), configuration().toString()), Map.of(), site.directory(NAME));
  }

  @Override
  public String build() throws IOException {
    return binary().toString();
  }

  @Override
  public HealthCheck health() {
    return new RedisHealth(port());
  }

  private Path configuration() {
    return site.directory(NAME).resolve("redis.conf");
  }

  private Path binary() throws IOException {
    Optional<Path> installed = Tool.find("redis-server");
    if (installed.isPresent()) {
      return installed.get();
    }
    String ending = System.getProperty("os.arch").equals("amd64") ? "-amd64" : "-arm64";
    try (Stream<Path> binaries = Files.list(ServerJvm.jars(site, NAME))) {
      Path binary =
          binaries
              .filter(file -> file.toString().endsWith(ending))
              .findFirst()
              .orElseThrow(() -> new IOException("install redis-server: no binary fits here"));
      if (!binary.toFile().setExecutable(true)) {
        throw new IOException("cannot make executable: " + binary);
      }
      return binary;
    }
  }
}
