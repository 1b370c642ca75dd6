package parley.ops.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import parley.ops.local.component.Need;
import parley.ops.local.component.Server;
import parley.ops.local.health.HealthCheck;
import parley.ops.local.health.PostgresHealth;
import parley.ops.local.process.Launch;
import parley.ops.local.process.ProcessIdentity;
import parley.ops.local.process.Signal;
import parley.ops.local.process.Tool;
import parley.ops.local.settings.Site;

/// Guilds, channels, roles, members, accounts: with logical replication, a database `parley` and
/// its owner of the same name, who may replicate but is no superuser.
public record PostgresServer(Site site) implements Server {
  public static final String NAME = "postgres";

  private static final String FIRST_DATA =
      """
      CREATE ROLE parley LOGIN REPLICATION;
      CREATE DATABASE parley OWNER parley;
      """;

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
    Files.createDirectories(site.directory(NAME));
    unpack();
    Path source = site.workspace().server(NAME).resolve("postgresql.conf");
    site.template(NAME).fill(source, configuration());
    Tool.run("chmod", "a+r", configuration().toString());
    if (!Files.exists(data())) {
      initialize();
    }
    forgetDeadProcess();
  }

  @Override
  public Launch launch() throws IOException {
    List<String> command =
        unprivileged()
            .command(
                program("postgres"),
                "-D",
                data().toString(),
                "-c",
                "config_file=" + configuration());
    return new Launch(command, Map.of(), site.directory(NAME));
  }

  @Override
  public String build() {
    return program("postgres").toString();
  }

  @Override
  public HealthCheck health() {
    return new PostgresHealth(port());
  }

  /// Does not wait for clients to leave.
  @Override
  public Signal stopSignal() {
    return Signal.INT;
  }

  private void unpack() throws IOException, InterruptedException {
    Path programs = site.directory(NAME).resolve("dist");
    if (Files.exists(programs)) {
      return;
    }
    Path fresh = site.directory(NAME).resolve("dist.part");
    Files.createDirectories(fresh);
    Path archive = ServerJvm.jars(site, NAME).resolve("postgres-linux-x86_64.txz");
    Tool.run("tar", "xJf", archive.toString(), "-C", fresh.toString(), "--no-same-owner");
    Tool.run("chmod", "-R", "a+rX", fresh.toString());
    Files.move(fresh, programs);
  }

  private void initialize() throws IOException, InterruptedException {
    Unprivileged unprivileged = unprivileged();
    // The parent belongs to the server as well, because the data takes its name only when complete.
    Path cluster = site.directory(NAME).resolve("cluster");
    unprivileged.own(cluster);
    Path fresh = cluster.resolve("data.part");
    Tool.run("rm", "-rf", fresh.toString());
    Tool.run(
        unprivileged.command(
            program("initdb"),
            "-D",
            fresh.toString(),
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--no-sync"),
        Map.of(),
        "");
    Tool.run(
        unprivileged.command(program("postgres"), "--single", "-D", fresh.toString(), "postgres"),
        Map.of(),
        FIRST_DATA);
    Files.move(fresh, data());
  }

  /// A killed server that nobody has collected yet looks to PostgreSQL as if it still ran.
  private void forgetDeadProcess() throws IOException {
    Path file = data().resolve("postmaster.pid");
    if (Files.exists(file)) {
      long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
      if (ProcessIdentity.of(pid).isEmpty()) {
        Files.delete(file);
      }
    }
  }

  private Unprivileged unprivileged() throws IOException {
    return Unprivileged.in(site.directory(NAME));
  }

  private Path program(String name) {
    return site.directory(NAME).resolve("dist/bin").resolve(name);
  }

  private Path data() {
    return site.directory(NAME).resolve("cluster/data");
  }

  private Path configuration() {
    return site.directory(NAME).resolve("postgresql.conf");
  }
}
