package parley.ops.checks;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import parley.ops.checks.history.Report;
import parley.ops.checks.run.HistoryRun;
import parley.ops.client.RestClient;

/// `./parley checks history [--seconds N] [--faults streams,edge,connect,kafka,postgres]`
public final class ChecksMain {
  private static final String USAGE =
      "usage: ./parley checks history [--seconds N] [--faults NAME,NAME…]";
  private static final int MISUSE = 2;

  private ChecksMain() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> words = Arrays.asList(arguments);
    if (words.isEmpty() || !words.getFirst().equals("history") || words.size() % 2 == 0) {
      System.err.println(USAGE);
      System.exit(MISUSE);
    }
    Duration duration = Duration.ofSeconds(Long.parseLong(option(words, "--seconds", "120")));
    List<String> faults =
        Arrays.stream(option(words, "--faults", "").split(","))
            .filter(name -> !name.isBlank())
            .toList();
    try {
      Report report = history(Path.of(""), duration, faults);
      System.out.println(report);
      System.exit(report.good() ? 0 : 1);
    } catch (ConnectException e) {
      System.err.println("the platform does not answer; is it up? ./parley up");
      System.exit(1);
    }
  }

  /// Runs the history checker against the platform that `./parley` in `root` started.
  static Report history(Path root, Duration duration, List<String> faults)
      throws IOException, InterruptedException {
    String port = System.getenv().getOrDefault("PARLEY_INGRESS_PORT", "18080");
    URI base = URI.create("http://127.0.0.1:" + port + "/api/v10");
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    RestClient rest = new RestClient(http, base);
    return new HistoryRun(http, rest, new SecureRandom(), root.toAbsolutePath(), System.out)
        .run(duration, faults);
  }

  private static String option(List<String> words, String name, String otherwise) {
    int at = words.indexOf(name);
    return at < 0 || at + 1 == words.size() ? otherwise : words.get(at + 1);
  }
}
