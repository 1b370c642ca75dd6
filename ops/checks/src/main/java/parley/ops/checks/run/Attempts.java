package parley.ops.checks.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import parley.ops.client.Actor;
import parley.ops.client.Reply;
import parley.ops.client.RestClient;

/// Asks the REST API until there is an answer that counts, not sooner than rate limits allow. What
/// is unreachable answers as 503.
final class Attempts {
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Reply NO_ANSWER = new Reply(503, MissingNode.getInstance());

  private final RestClient rest;

  Attempts(RestClient rest) {
    this.rest = rest;
  }

  /// The first answer that is not worth a retry, or the last one when patience ends.
  Reply call(String method, String path, Actor who, @Nullable JsonNode body)
      throws InterruptedException {
    long giveUpNs = System.nanoTime() + PATIENCE.toNanos();
    Reply last = NO_ANSWER;
    while (System.nanoTime() < giveUpNs) {
      try {
        last = rest.call(method, path, who.authorization(), body);
      } catch (IOException e) {
        last = NO_ANSWER;
      }
      if (!last.worthRetrying()) {
        return last;
      }
      TimeUnit.MILLISECONDS.sleep(Math.max(PAUSE.toMillis(), last.retryAfter().toMillis()));
    }
    return last;
  }
}
