package parley.ops.local.run;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import parley.ops.local.component.Plan;
import parley.ops.local.component.Server;
import parley.ops.local.process.Daemon;
import parley.ops.local.settings.Site;

/// Ends servers in the reverse order of their needs, in parallel where it can.
public final class Shutdown {
  private final Site site;
  private final Plan plan;
  private final Duration limit;

  public Shutdown(Site site, Plan plan) {
    this.site = site;
    this.plan = plan;
    this.limit = site.settings().seconds("stop.limit.seconds");
  }

  /// Blocks until all of these servers have ended, and says what became of each.
  public void run(List<Server> servers, PrintStream out) throws IOException, InterruptedException {
    Map<String, FutureTask<Void>> tasks = new LinkedHashMap<>();
    for (Server server : servers) {
      tasks.put(server.name(), new FutureTask<>(() -> stop(server, tasks, out)));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      tasks.values().forEach(threads::execute);
    }
    for (Future<Void> task : tasks.values()) {
      await(task);
    }
  }

  private Void stop(Server server, Map<String, FutureTask<Void>> tasks, PrintStream out)
      throws IOException, InterruptedException {
    List<Future<Void>> first = new ArrayList<>();
    for (String dependent : plan.dependents(server.name())) {
      if (tasks.containsKey(dependent)) {
        first.add(Objects.requireNonNull(tasks.get(dependent)));
      }
    }
    for (Future<Void> dependent : first) {
      await(dependent);
    }
    Daemon daemon = new Daemon(site.workspace(), server.name());
    if (!daemon.isRunning()) {
      return null;
    }
    long start = System.nanoTime();
    boolean orderly = daemon.stop(server.stopSignal(), limit);
    double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    String how = orderly ? "stopped" : "killed, it did not stop";
    out.println("%-16s %s after %.1f s".formatted(server.name(), how, seconds));
    return null;
  }

  private static void await(Future<Void> task) throws IOException, InterruptedException {
    try {
      task.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }
}
