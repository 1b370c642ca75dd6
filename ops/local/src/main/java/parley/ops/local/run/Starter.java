package parley.ops.local.run;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import parley.ops.local.component.Server;
import parley.ops.local.health.Health;
import parley.ops.local.health.Loopback;
import parley.ops.local.process.Daemon;
import parley.ops.local.process.PidFile;
import parley.ops.local.settings.Site;

/// Starts one server, unless it runs already from the newest build, and waits until it is healthy.
final class Starter {
  private static final long POLL_MS = 100;

  private final Site site;
  private final Duration limit;
  private final Duration stopLimit;

  Starter(Site site) {
    this.site = site;
    this.limit = site.settings().seconds("start.limit.seconds");
    this.stopLimit = site.settings().seconds("stop.limit.seconds");
  }

  /// Blocks until the server is healthy.
  ///
  /// @param started called once its process runs
  /// @param waitsFor told what is missing as long as something is
  /// @throws PortTakenException when it was not begun, because another process is in its place
  /// @throws IOException when it ends, or is not healthy within the limit
  void start(Server server, Runnable started, Consumer<String> waitsFor)
      throws IOException, InterruptedException {
    Daemon daemon = new Daemon(site.workspace(), server.name());
    Optional<PidFile.Entry> running = daemon.running();
    if (running.isPresent() && !running.get().build().equals(server.build())) {
      waitsFor.accept("the end of its older build");
      daemon.stop(server.stopSignal(), stopLimit);
    }
    if (!daemon.isRunning()) {
      if (Loopback.isTaken(server.port())) {
        throw new PortTakenException(
            "port %d is taken by another process; set %s.port or port.offset"
                .formatted(server.port(), server.name()));
      }
      server.prepare();
      daemon.start(server.launch(), server.build());
    }
    started.run();
    awaitHealth(server, daemon, waitsFor);
    server.mend(waitsFor);
  }

  private void awaitHealth(Server server, Daemon daemon, Consumer<String> waitsFor)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      Health health = server.health().look();
      if (health.isUp()) {
        return;
      }
      if (!daemon.isRunning()) {
        throw new IOException("ended during its start");
      }
      if (System.nanoTime() - deadline > 0) {
        throw new IOException("not healthy after " + limit.toSeconds() + " s: " + health.detail());
      }
      waitsFor.accept(health.detail());
      Thread.sleep(POLL_MS);
    }
  }
}
