package parley.ops.local.status;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import parley.ops.local.component.Server;
import parley.ops.local.health.Health;
import parley.ops.local.process.Daemon;
import parley.ops.local.process.Memory;
import parley.ops.local.process.PidFile;
import parley.ops.local.settings.Site;

/// How each server is.
final class ComponentStatus {
  private static final int KIB_PER_MIB = 1024;

  private final Site site;
  private final List<Server> servers;

  ComponentStatus(Site site, List<Server> servers) {
    this.site = site;
    this.servers = servers;
  }

  /// @param healthy whether all of them are
  record Result(Table table, boolean healthy, long mebibytes) {}

  Result look() throws IOException, InterruptedException {
    Table table = new Table("COMPONENT", "STATE", "PORT", "PID", "UPTIME", "MEMORY", "");
    boolean healthy = true;
    long total = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Health>> answers =
          servers.stream().map(server -> threads.submit(() -> server.health().look())).toList();
      for (int i = 0; i < servers.size(); i++) {
        Server server = servers.get(i);
        Optional<PidFile.Entry> entry = new Daemon(site.workspace(), server.name()).running();
        Health health = get(answers.get(i));
        if (entry.isEmpty()) {
          String detail = health.isUp() ? "another process serves this port" : "";
          table.add(server.name(), "stopped", server.port(), "", "", "", detail);
          healthy = false;
        } else {
          long mebibytes = Memory.of(entry.get().identity()) / KIB_PER_MIB;
          table.add(
              server.name(),
              health.isUp() ? "up" : "DOWN",
              server.port(),
              entry.get().identity().pid(),
              format(entry.get().identity().uptime()),
              mebibytes + " MiB",
              detail(server, entry.get(), health));
          healthy &= health.isUp();
          total += mebibytes;
        }
      }
    }
    return new Result(table, healthy, total);
  }

  private static String detail(Server server, PidFile.Entry entry, Health health) {
    if (!health.isUp()) {
      return health.detail().lines().findFirst().orElse("");
    }
    try {
      boolean newer = !server.build().equals(entry.build());
      return newer ? "a newer build is there: ./parley restart " + server.name() : "";
    } catch (IOException notBuilt) {
      return "not built any more";
    }
  }

  private static Health get(Future<Health> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      return Health.down(e);
    }
  }

  private static String format(Duration time) {
    return time.toHours() > 0
        ? "%d h %02d m".formatted(time.toHours(), time.toMinutesPart())
        : "%d m %02d s".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
