package parley.streams.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import parley.contracts.space.Layout;
import parley.contracts.space.SpaceId;
import parley.contracts.topic.Topics;

/// Measures one hop, from a command's sending to the message in an edge's inbox (read_committed),
/// on a broker of its own (`PARLEY_KAFKA`):
///
/// - `HopMain latency SECONDS RATE…`: one instance
/// - `HopMain kill SECONDS RATE`: two instances, one of which is killed in the middle; the outage
///   of its spaces and of the other's is the longest time without a message there
///
/// The settings of `StreamsAppConfig` in the environment are those of the instances.
public final class HopMain {
  private static final int GUILDS = 16;
  private static final int FIRST_PORT = 28_100;
  private static final Duration WARM_UP = Duration.ofSeconds(10);

  private final String kafka;
  private final Layout layout = Layout.from(System.getenv());
  private final Path directory;

  private HopMain(String kafka) throws IOException {
    this.kafka = kafka;
    this.directory = Files.createTempDirectory("parley-hop");
  }

  public static void main(String[] arguments) throws Exception {
    HopMain hop = new HopMain(System.getenv("PARLEY_KAFKA"));
    hop.createTopics();
    Duration time = Duration.ofSeconds(Long.parseLong(arguments[1]));
    List<Integer> rates = new ArrayList<>();
    for (int i = 2; i < arguments.length; i++) {
      rates.add(Integer.parseInt(arguments[i]));
    }
    switch (arguments[0]) {
      case "latency" -> hop.latency(time, rates);
      case "kill" -> hop.kill(time, rates.getFirst());
      default -> throw new IllegalArgumentException("latency or kill: " + arguments[0]);
    }
  }

  private void latency(Duration time, List<Integer> rates) throws IOException {
    try (StreamsProcess one = new StreamsProcess(0, FIRST_PORT, directory, settings());
        Probe probe = probe()) {
      one.awaitHealthy();
      probe.follow();
      probe.post(rates.getLast(), WARM_UP);
      for (int rate : rates) {
        report("latency " + rate + "/s", probe.post(rate, time));
      }
    }
  }

  private void kill(Duration time, int rate) throws IOException {
    try (StreamsProcess one = new StreamsProcess(0, FIRST_PORT, directory, settings());
        StreamsProcess other = new StreamsProcess(1, FIRST_PORT + 1, directory, settings());
        Probe probe = probe()) {
      one.awaitHealthy();
      other.awaitHealthy();
      probe.follow();
      probe.post(rate, WARM_UP);
      Set<SpaceId> others =
          probe.spaces().stream().filter(other::owns).collect(Collectors.toUnmodifiableSet());
      CompletableFuture.delayedExecutor(time.toMillis() / 3, TimeUnit.MILLISECONDS)
          .execute(other::kill);
      Observations observed = probe.post(rate, time);
      report("kill " + rate + "/s", observed);
      System.out.printf(
          "  spaces of the dead: %d, outage %d ms; of the other: %d, outage %d ms%n",
          others.size(),
          observed.longestGapMs(others::contains),
          GUILDS - others.size(),
          observed.longestGapMs(space -> !others.contains(space)));
    }
  }

  private Probe probe() {
    Clock clock = Clock.systemUTC();
    return new Probe(kafka, layout, clock, clock.millis() * 1_000, GUILDS);
  }

  private static void report(String what, Observations observed) {
    System.out.printf(
        "%s: sent %d unanswered %d lost %d refused %d doubled %d disordered %d · p50 %.1f p90 %.1f"
            + " p99 %.1f p99.9 %.1f ms · longest gap %d ms%n",
        what,
        observed.sent(),
        observed.unanswered(),
        observed.lost(),
        observed.refused(),
        observed.doubled(),
        observed.outOfOrder(),
        observed.latencyMs(0.5),
        observed.latencyMs(0.9),
        observed.latencyMs(0.99),
        observed.latencyMs(0.999),
        observed.longestGapMs(space -> true));
  }

  private static Map<String, String> settings() {
    return System.getenv().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("PARLEY_"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private void createTopics() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
      Set<String> known = admin.listTopics().names().get();
      admin
          .createTopics(
              Topics.all().stream()
                  .filter(topic -> !known.contains(topic.name()))
                  .map(
                      topic ->
                          new NewTopic(topic.name(), topic.partitions(layout), (short) 1)
                              .configs(topic.retention().settings()))
                  .toList())
          .all()
          .get();
    }
  }
}
