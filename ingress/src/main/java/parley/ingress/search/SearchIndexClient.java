package parley.ingress.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.search.SearchIndex;
import parley.contracts.space.SpaceId;
import parley.ingress.http.RefusedException;

/// Asks Elasticsearch. Answers within [#LIMIT] or not at all; a bound number of questions is under
/// way at a time. What is not the whole answer counts as none, since its total would be wrong. Safe
/// for any thread.
final class SearchIndexClient implements AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(SearchIndexClient.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT_LIMIT = Duration.ofMillis(500);
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final Duration TURN_LIMIT = Duration.ofSeconds(1);
  private static final int AT_A_TIME = 64;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int SHOWN_CHARACTERS = 500;
  private static final Duration[] BUCKETS =
      IntStream.of(5, 10, 20, 50, 100, 200, 300, 500, 1_000, 2_000, 5_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();
  private final Semaphore turns = new Semaphore(AT_A_TIME);
  private final URI cluster;
  private final MeterRegistry registry;

  SearchIndexClient(URI cluster, MeterRegistry registry) {
    this.cluster = cluster;
    this.registry = registry;
  }

  private enum Outcome {
    ANSWERED,
    NOT_READY,
    AWAY
  }

  /// What is found in the shards of a space; empty when there is no index yet.
  ///
  /// @throws RefusedException with 503 when there is no whole answer in time
  Optional<SearchIndexAnswer> ask(SpaceId space, ObjectNode question) {
    Timer.Sample sample = Timer.start(registry);
    Outcome outcome = Outcome.AWAY;
    try {
      Optional<SearchIndexAnswer> answer = askInTurn(space, question);
      outcome = answer.isPresent() ? Outcome.ANSWERED : Outcome.NOT_READY;
      return answer;
    } catch (IOException e) {
      logger.warn("the search index does not answer: {}", e.toString());
      throw RefusedException.unavailable();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw RefusedException.unavailable();
    } finally {
      sample.stop(
          Timer.builder("parley.ingress.search")
              .description("Time of one question to the search index")
              .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
              .serviceLevelObjectives(BUCKETS)
              .register(registry));
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private Optional<SearchIndexAnswer> askInTurn(SpaceId space, ObjectNode question)
      throws IOException, InterruptedException {
    if (!turns.tryAcquire(TURN_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IOException(AT_A_TIME + " questions are under way");
    }
    try {
      HttpResponse<byte[]> response =
          client.send(request(space, question), HttpResponse.BodyHandlers.ofByteArray());
      JsonNode answer = JSON.readTree(response.body());
      if (response.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      if (response.statusCode() != OK || answer.path("timed_out").asBoolean()) {
        String text = answer.toString();
        throw new IOException(
            response.statusCode()
                + " "
                + text.substring(0, Math.min(text.length(), SHOWN_CHARACTERS)));
      }
      return Optional.of(SearchIndexAnswer.of(answer));
    } finally {
      turns.release();
    }
  }

  private HttpRequest request(SpaceId space, ObjectNode question) {
    return HttpRequest.newBuilder(
            cluster.resolve(
                "/"
                    + SearchIndex.ALIAS
                    + "/_search?allow_partial_search_results=false&routing="
                    + space))
        .timeout(LIMIT)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(question.toString()))
        .build();
  }
}
