package parley.ops.checks;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import parley.ops.checks.history.Report;
import parley.ops.checks.model.ModelRun;
import parley.ops.checks.run.HistoryRun;
import parley.ops.checks.search.SearchCheck;
import parley.ops.client.RestClient;

/// `./parley checks history [--seconds N] [--faults streams,edge,connect,kafka,postgres]` or
/// `./parley checks model [--operations N] [--seed N]` or `./parley checks search [--seconds N]`
public final class ChecksMain {
  private static final String USAGE =
      """
      usage: ./parley checks history [--seconds N] [--faults NAME,NAME…]
             ./parley checks model [--operations N] [--seed N]
             ./parley checks search [--seconds N]\
      """;
  private static final int MISUSE = 2;

  private ChecksMain() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> words = Arrays.asList(arguments);
    String check = words.isEmpty() ? "" : words.getFirst();
    if (words.size() % 2 == 0 || !List.of("history", "model", "search").contains(check)) {
      System.err.println(USAGE);
      System.exit(MISUSE);
    }
    try {
      boolean good =
          switch (check) {
            case "history" -> history(words);
            case "model" -> model(words);
            default -> search(words);
          };
      System.exit(good ? 0 : 1);
    } catch (ConnectException e) {
      System.err.println("the platform does not answer; is it up? ./parley up");
      System.exit(1);
    }
  }

  private static boolean history(List<String> words) throws IOException, InterruptedException {
    Duration duration = Duration.ofSeconds(Long.parseLong(option(words, "--seconds", "120")));
    List<String> faults =
        Arrays.stream(option(words, "--faults", "").split(","))
            .filter(name -> !name.isBlank())
            .toList();
    Report report = history(Path.of(""), duration, faults);
    System.out.println(report);
    return report.good();
  }

  /// Waits at most so long for an index that is behind.
  private static boolean search(List<String> words) throws IOException, InterruptedException {
    Duration patience = Duration.ofSeconds(Long.parseLong(option(words, "--seconds", "60")));
    SearchCheck.Result result =
        new SearchCheck(
                http(),
                "127.0.0.1:" + System.getenv().getOrDefault("PARLEY_KAFKA_PORT", "19092"),
                URI.create(
                    "http://127.0.0.1:"
                        + System.getenv().getOrDefault("PARLEY_ELASTICSEARCH_PORT", "19200")))
            .run(patience);
    System.out.println(result.text());
    return result.good();
  }

  private static boolean model(List<String> words) throws IOException, InterruptedException {
    ModelRun.Result result =
        model(
            Integer.parseInt(option(words, "--operations", "1000")),
            Long.parseLong(option(words, "--seed", "1")),
            System.out);
    System.out.println(result);
    return result.good();
  }

  /// Runs the history checker against the platform that `./parley` in `root` started.
  static Report history(Path root, Duration duration, List<String> faults)
      throws IOException, InterruptedException {
    HttpClient http = http();
    return new HistoryRun(http, rest(http), new SecureRandom(), root.toAbsolutePath(), System.out)
        .run(duration, faults);
  }

  /// Runs random operations on the platform beside a model.
  static ModelRun.Result model(int operations, long seed, PrintStream log)
      throws IOException, InterruptedException {
    HttpClient http = http();
    return new ModelRun(http, rest(http), new SecureRandom(), InstantSource.system(), log)
        .run(operations, seed);
  }

  private static HttpClient http() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  private static RestClient rest(HttpClient http) {
    String port = System.getenv().getOrDefault("PARLEY_INGRESS_PORT", "18080");
    return new RestClient(http, URI.create("http://127.0.0.1:" + port + "/api/v10"));
  }

  private static String option(List<String> words, String name, String otherwise) {
    int at = words.indexOf(name);
    return at < 0 || at + 1 == words.size() ? otherwise : words.get(at + 1);
  }
}
