package parley.ops.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import parley.ops.client.RestClient;

/// `./parley bench message --rate 100 --sessions 200 --seconds 60`, or `./parley bench sweep`,
/// which doubles the rate until the platform no longer keeps up, and then halves the gap twice.
/// `./parley bench idle` and `storm` look at what sessions cost, and how fast they come back;
/// `./parley bench search` at how soon messages are found, and how long questions take. With
/// `--hops 1` the logs are watched too, which costs the machine a little.
public final class BenchMain {
  private static final String USAGE =
      "usage: ./parley bench message|sweep [--rate N] [--sessions N] [--users N] [--warm-up N]"
          + " [--seconds N] [--hops 1]\n"
          + "       ./parley bench idle|storm [--sessions N] [--users N] [--seconds N]\n"
          + "       ./parley bench search [--messages N] [--queries N]";
  private static final Duration SUSTAINED_P99 = Duration.ofMillis(200);
  private static final int BISECTIONS = 2;
  private static final int MISUSE = 2;

  private BenchMain() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> words = Arrays.asList(arguments);
    if (words.isEmpty() || words.size() % 2 == 0) {
      System.err.println(USAGE);
      System.exit(MISUSE);
    }
    String port = System.getenv().getOrDefault("PARLEY_INGRESS_PORT", "18080");
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    RestClient rest = new RestClient(http, URI.create("http://127.0.0.1:" + port + "/api/v10"));
    String management = System.getenv().getOrDefault("PARLEY_EDGE_MANAGEMENT_PORT", "18082");
    EdgeProbe probe =
        new EdgeProbe(http, URI.create("http://127.0.0.1:" + management + "/metrics"));
    MessageBench bench = new MessageBench(rest, new SecureRandom(), probe, Clock.systemUTC());
    try {
      if (words.getFirst().equals("search")) {
        System.out.print(
            new SearchBench(rest, new SecureRandom())
                .run(number(words, "--messages", 100), number(words, "--queries", 200)));
      } else {
        run(bench, new SessionBench(rest, new SecureRandom(), probe), words);
      }
    } catch (ConnectException e) {
      System.err.println("nobody answers at port " + port + "; is the platform up? ./parley up");
      System.exit(1);
    }
    System.exit(0);
  }

  private static void run(MessageBench bench, SessionBench sessions, List<String> words)
      throws IOException, InterruptedException {
    int rate = number(words, "--rate", 100);
    switch (words.getFirst()) {
      case "message" -> System.out.println(bench.run(plan(words, rate)));
      case "sweep" -> sweep(bench, words, rate);
      case "idle" ->
          System.out.print(
              sessions.idle(
                  number(words, "--sessions", 19_000),
                  number(words, "--users", 10),
                  number(words, "--seconds", 60)));
      case "storm" ->
          System.out.print(
              sessions.storm(number(words, "--sessions", 5_000), number(words, "--users", 10)));
      default -> {
        System.err.println(USAGE);
        System.exit(MISUSE);
      }
    }
  }

  private static void sweep(MessageBench bench, List<String> words, int first)
      throws IOException, InterruptedException {
    int kept = 0;
    int missed = first;
    while (isSustained(bench, words, missed)) {
      kept = missed;
      missed *= 2;
    }
    for (int i = 0; i < BISECTIONS; i++) {
      int middle = (kept + missed) / 2;
      if (isSustained(bench, words, middle)) {
        kept = middle;
      } else {
        missed = middle;
      }
    }
    System.out.println("highest sustained rate of the sweep: " + kept + " messages/s");
  }

  private static boolean isSustained(MessageBench bench, List<String> words, int rate)
      throws IOException, InterruptedException {
    LoadResult result = bench.run(plan(words, rate));
    System.out.println(result);
    return result.sustained(SUSTAINED_P99);
  }

  private static Plan plan(List<String> words, int rate) {
    return new Plan(
        rate,
        number(words, "--sessions", 200),
        number(words, "--users", 10),
        Duration.ofSeconds(number(words, "--warm-up", 60)),
        Duration.ofSeconds(number(words, "--seconds", 60)),
        number(words, "--hops", 0) == 0
            ? Optional.empty()
            : Optional.of(
                "127.0.0.1:" + System.getenv().getOrDefault("PARLEY_KAFKA_PORT", "19092")));
  }

  private static int number(List<String> words, String name, int otherwise) {
    int at = words.indexOf(name);
    return at < 0 || at + 1 == words.size() ? otherwise : Integer.parseInt(words.get(at + 1));
  }
}
