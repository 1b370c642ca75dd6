package parley.ops.local.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import parley.ops.local.component.ClassPath;
import parley.ops.local.component.JavaCommand;
import parley.ops.local.component.Need;
import parley.ops.local.component.Server;
import parley.ops.local.health.CassandraHealth;
import parley.ops.local.health.HealthCheck;
import parley.ops.local.process.Launch;
import parley.ops.local.process.Tool;
import parley.ops.local.settings.Site;

/// Message history: a single node.
public record CassandraServer(Site site) implements Server {
  public static final String NAME = "cassandra";

  // What Cassandra 5.0 names in its own JVM options, as far as JDK 25 has it.
  private static final List<String> EXPORTS =
      List.of(
          "java.base/jdk.internal.misc",
          "java.base/jdk.internal.ref",
          "java.base/sun.nio.ch",
          "java.base/java.lang.ref",
          "java.management.rmi/com.sun.jmx.remote.internal.rmi",
          "java.rmi/sun.rmi.registry",
          "java.rmi/sun.rmi.server",
          "java.sql/java.sql");
  private static final List<String> OPENS =
      List.of(
          "java.base/java.lang.module",
          "java.base/jdk.internal.loader",
          "java.base/jdk.internal.ref",
          "java.base/jdk.internal.reflect",
          "java.base/jdk.internal.math",
          "java.base/jdk.internal.module",
          "java.base/jdk.internal.util.jar",
          "jdk.management/com.sun.management.internal",
          "java.base/sun.nio.ch",
          "java.base/java.io",
          "java.base/java.lang",
          "java.base/java.lang.reflect",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.atomic",
          "java.base/java.nio",
          "java.rmi/sun.rmi.transport.tcp");

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
    Path source = site.workspace().server(NAME).resolve("cassandra.yaml");
    site.template(NAME).fill(source, configuration());
  }

  @Override
  public Launch launch() throws IOException {
    JavaCommand java =
        ServerJvm.command(site, NAME)
            .flags(EXPORTS.stream().map(name -> "--add-exports=" + name + "=ALL-UNNAMED").toList())
            .flags(OPENS.stream().map(name -> "--add-opens=" + name + "=ALL-UNNAMED").toList())
            .flags(List.of("-XX:MaxDirectMemorySize=128m"))
            .property("jdk.attach.allowAttachSelf", true)
            .property("io.netty.tryReflectionSetAccessible", true)
            .property("cassandra.config", configuration().toUri())
            .property("cassandra.storagedir", site.directory(NAME).resolve("data"))
            .property(
                "logback.configurationFile", site.workspace().server(NAME).resolve("logback.xml"))
            .property("cassandra-foreground", "yes")
            // A single node has nobody to wait for.
            .property("cassandra.skip_wait_for_gossip_to_settle", 0)
            .property("cassandra.ring_delay_ms", 1)
            .property("cassandra.shutdown_announce_in_ms", 1)
            .property("cassandra.superuser_setup_delay_ms", 0);
    List<String> command = new ArrayList<>(withoutMemoryLock());
    command.addAll(java.main(classPath(), "org.apache.cassandra.service.CassandraDaemon"));
    return new Launch(command, Map.of(), site.directory(NAME));
  }

  @Override
  public String build() throws IOException {
    return classPath().fingerprint();
  }

  @Override
  public HealthCheck health() {
    return new CassandraHealth(port());
  }

  /// Our own jar first: it holds the class that has to hide the one in Cassandra's.
  private ClassPath classPath() throws IOException {
    return ClassPath.ofModule(site.workspace().server(NAME));
  }

  private Path configuration() {
    return site.directory(NAME).resolve("cassandra.yaml");
  }

  /// As root it would lock all of its memory, and double what it takes.
  private static List<String> withoutMemoryLock() {
    return Tool.isRoot()
        ? List.of(
            "prlimit",
            "--memlock=65536",
            "setpriv",
            "--bounding-set=-ipc_lock",
            "--inh-caps=-ipc_lock")
        : List.of();
  }
}
