package parley.ops.local.status;

import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import parley.ops.local.component.Server;
import parley.ops.local.flink.FlinkJob;
import parley.ops.local.health.KafkaHealth;
import parley.ops.local.server.ConnectServer;
import parley.ops.local.server.KafkaServer;
import parley.ops.local.settings.Site;
import parley.ops.local.step.ConnectApi;

/// Everything `./parley status` says. A part that cannot be asked says so; the others are shown.
public final class StatusReport {
  private final Site site;
  private final List<Server> servers;
  private final List<FlinkJob> jobs;
  private final PrintStream out;

  public StatusReport(Site site, List<Server> servers, List<FlinkJob> jobs, PrintStream out) {
    this.site = site;
    this.servers = List.copyOf(servers);
    this.jobs = List.copyOf(jobs);
    this.out = out;
  }

  /// @return whether every server is healthy, and every connector and job runs
  public boolean print() throws IOException, InterruptedException {
    ComponentStatus.Result components = new ComponentStatus(site, servers).look();
    out.println(components.table());
    out.printf("%d MiB in all%n%n", components.mebibytes());
    printKafka();
    boolean connectors = printConnectors();
    return printJobs() && connectors && components.healthy();
  }

  private void printKafka() throws InterruptedException {
    int port = site.port(KafkaServer.NAME);
    if (!new KafkaHealth(port).look().isUp()) {
      out.println("Topics, groups and dead letters: Kafka does not answer.\n");
      return;
    }
    try (Admin admin = KafkaHealth.admin(port)) {
      KafkaStatus kafka = new KafkaStatus(admin);
      out.println(kafka.topics());
      Table groups = kafka.groups();
      if (!groups.isEmpty()) {
        out.println(groups);
      }
      DeadLetters letters = DeadLetters.read(port);
      out.println("Dead letters: " + letters.count());
      letters.last().forEach(letter -> out.println("  " + letter));
      out.println();
    } catch (ExecutionException | KafkaException e) {
      out.println("Topics, groups and dead letters: " + e.getMessage() + "\n");
    }
  }

  private boolean printConnectors() throws InterruptedException {
    Table table = new Table("CONNECTOR", "STATE", "TASKS", "");
    boolean running = true;
    try (ConnectApi connect = new ConnectApi(site.port(ConnectServer.NAME))) {
      for (String name : connect.names()) {
        Optional<ConnectApi.Status> status = connect.status(name);
        List<String> states = status.map(ConnectApi.Status::states).orElse(List.of("UNKNOWN"));
        table.add(
            name,
            states.getFirst(),
            String.join(" ", states.subList(1, states.size())),
            status.map(known -> cause(known.trace())).orElse(""));
        running &= status.filter(ConnectApi.Status::isRunning).isPresent();
      }
    } catch (IOException e) {
      out.println("Connectors: Connect does not answer.");
      return false;
    }
    out.print(table.isEmpty() ? "No connectors.\n" : table.toString());
    return running;
  }

  private boolean printJobs() throws InterruptedException {
    try {
      JobStatus.Result result = new JobStatus(site, jobs, InstantSource.system()).look();
      out.println();
      out.print(result.table());
      return result.running();
    } catch (IOException e) {
      out.println("Jobs: the job manager does not answer.");
      return false;
    }
  }

  /// The last cause of a stack trace: the others only say that something failed.
  static String cause(String trace) {
    return trace
        .lines()
        .filter(line -> !line.startsWith("\t"))
        .reduce((former, line) -> line)
        .orElse("")
        .replace("Caused by: ", "");
  }
}
