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

  /// @param attempts how often it was asked for
  record Outcome(Reply reply, int attempts) {}

  /// The first answer that is not worth a retry, or the last one when patience ends.
  Reply call(String method, String path, Actor who, @Nullable JsonNode body)
      throws InterruptedException {
    return count(method, path, who, body).reply();
  }

  /// As [#call].
  Outcome count(String method, String path, Actor who, @Nullable JsonNode body)
      throws InterruptedException {
    long giveUpNs = System.nanoTime() + PATIENCE.toNanos();
    Reply last = NO_ANSWER;
    int attempts = 0;
    while (System.nanoTime() < giveUpNs) {
      attempts++;
      try {
        last = rest.call(method, path, who.authorization(), body);
      } catch (IOException e) {
        last = NO_ANSWER;
      }
      if (!last.worthRetrying()) {
        break;
      }
      TimeUnit.MILLISECONDS.sleep(Math.max(PAUSE.toMillis(), last.retryAfter().toMillis()));
    }
    return new Outcome(last, attempts);
  }
}
