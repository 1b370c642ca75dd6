package parley.ops.local;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import parley.ops.local.component.Component;
import parley.ops.local.component.Plan;
import parley.ops.local.component.Server;
import parley.ops.local.demo.DemoStep;
import parley.ops.local.flink.FlinkApi;
import parley.ops.local.flink.FlinkJob;
import parley.ops.local.flink.Submission;
import parley.ops.local.process.Daemon;
import parley.ops.local.process.Tool;
import parley.ops.local.run.LogTail;
import parley.ops.local.run.PortTakenException;
import parley.ops.local.run.Shutdown;
import parley.ops.local.run.Startup;
import parley.ops.local.search.SearchRebuild;
import parley.ops.local.server.JobManagerServer;
import parley.ops.local.settings.Site;
import parley.ops.local.status.StatusReport;

/// The subcommands. Each returns the exit code of the launcher.
final class Commands {
  private static final int FAILURE_LINES = 30;
  private static final String SHOWN_LINES = "200";

  private final Site site;
  private final Plan plan;
  private final PrintStream out;

  Commands(Site site, PrintStream out) throws IOException {
    this.site = site;
    this.plan = Platform.plan(site);
    this.out = out;
  }

  int run(String command, List<String> words) throws IOException, InterruptedException {
    return switch (command) {
      case "up" -> exclusively(() -> up(words));
      case "down" -> exclusively(() -> down(words));
      case "reset" -> exclusively(this::reset);
      case "restart" -> exclusively(() -> restart(words));
      case "kill" -> kill(words);
      case "demo" -> exclusively(this::demo);
      case "job" -> exclusively(() -> job(words));
      case "status" -> {
        if (!words.isEmpty()) {
          throw new IllegalArgumentException("status takes no arguments");
        }
        yield status();
      }
      case "environment" -> environment();
      case "logs" -> logs(words);
      case "search" -> search(words);
      default -> throw new IllegalArgumentException("no such command: " + command);
    };
  }

  @FunctionalInterface
  private interface Action {
    int run() throws IOException, InterruptedException;
  }

  private int up(List<String> names) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Console console = System.console();
    boolean terminal = console != null && console.isTerminal();
    Optional<Startup.Failure> failure = new Startup(site, plan.only(names)).run(out, terminal);
    if (failure.isPresent()) {
      explain(failure.get());
      return 1;
    }
    double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    out.printf("%nReady after %.1f s.%n", seconds);
    if (names.isEmpty()) {
      printAddresses();
    }
    return 0;
  }

  private void explain(Startup.Failure failure) throws IOException {
    String name = failure.component().name();
    out.printf("%n%s failed: %s%n", name, failure.cause().getMessage());
    if (failure.component() instanceof Server && !(failure.cause() instanceof PortTakenException)) {
      LogTail.print(site.workspace().log(name), FAILURE_LINES, out);
    }
  }

  private void printAddresses() throws IOException {
    out.printf("REST API   http://127.0.0.1:%d/api/v10%n", site.port("ingress"));
    out.printf("Gateway    ws://127.0.0.1:%d%n", site.port("edge"));
    out.printf("Connect    http://127.0.0.1:%d%n", site.port("connect"));
    out.printf("Flink      http://127.0.0.1:%d%n%n", site.port(JobManagerServer.NAME));
    for (Component component : plan.components()) {
      if (component instanceof DemoStep demo) {
        demo.print(out);
      }
    }
  }

  private int demo() throws IOException, InterruptedException {
    int status = up(List.of(DemoStep.NAME));
    if (status == 0) {
      printAddresses();
    }
    return status;
  }

  private int job(List<String> words) throws IOException, InterruptedException {
    if (words.size() != 2 || !words.getFirst().equals("upgrade")) {
      throw new IllegalArgumentException("say: job upgrade NAME");
    }
    FlinkJob job =
        Platform.JOBS.stream()
            .filter(each -> each.name().equals(words.getLast()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no such job: " + words.getLast()));
    try (FlinkApi flink = new FlinkApi(site.port(JobManagerServer.NAME))) {
      out.println(new Submission(site, job, flink).bringAbout(true));
    }
    return 0;
  }

  private int down(List<String> names) throws IOException, InterruptedException {
    new Shutdown(site, plan).run(servers(names), out);
    return 0;
  }

  private int reset() throws IOException, InterruptedException {
    down(List.of());
    List<String> kept = List.of("cds", "lock", "build", "parley.properties");
    try (var entries = Files.list(site.workspace().state())) {
      for (Path entry : entries.toList()) {
        if (!kept.contains(entry.getFileName().toString())) {
          Tool.run("rm", "-rf", entry.toString());
        }
      }
    }
    out.println("All data is deleted.");
    return 0;
  }

  private int restart(List<String> names) throws IOException, InterruptedException {
    requireNames(names);
    down(names);
    return up(names);
  }

  private int kill(List<String> names) throws IOException, InterruptedException {
    requireNames(names);
    for (Server server : servers(names)) {
      Optional<Long> pid = new Daemon(site.workspace(), server.name()).kill();
      out.println(
          pid.map(number -> server.name() + " killed, it was process " + number)
              .orElse(server.name() + " does not run"));
    }
    return 0;
  }

  /// What the tools need to find this platform, as lines for a shell.
  private int environment() {
    for (String server :
        List.of("ingress", "edge", "streams", "kafka", "elasticsearch", "connect")) {
      out.printf("export PARLEY_%s_PORT=%d%n", server.toUpperCase(Locale.ROOT), site.port(server));
    }
    return 0;
  }

  private int search(List<String> words) throws IOException, InterruptedException {
    if (!words.equals(List.of("rebuild"))) {
      throw new IllegalArgumentException("search rebuild");
    }
    new SearchRebuild(site, out).run();
    return 0;
  }

  private int status() throws IOException, InterruptedException {
    return new StatusReport(site, plan.servers(), Platform.JOBS, out).print() ? 0 : 1;
  }

  private int logs(List<String> words) throws IOException, InterruptedException {
    List<String> names = words.stream().filter(word -> !word.equals("-f")).toList();
    List<String> command = new ArrayList<>(List.of("tail", "-n", SHOWN_LINES));
    if (words.contains("-f")) {
      command.add("-F");
    }
    servers(names).forEach(server -> command.add(site.workspace().log(server.name()).toString()));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private List<Server> servers(List<String> names) {
    return names.isEmpty() ? plan.servers() : names.stream().map(plan::server).toList();
  }

  private static void requireNames(List<String> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("name a component");
    }
  }

  /// Two launchers that start and stop at the same time would undo each other's work.
  private int exclusively(Action action) throws IOException, InterruptedException {
    Path file = site.workspace().state().resolve("lock");
    Files.createDirectories(site.workspace().state());
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw new IOException("another ./parley is starting or stopping this platform");
      }
      return action.run();
    }
  }
}
