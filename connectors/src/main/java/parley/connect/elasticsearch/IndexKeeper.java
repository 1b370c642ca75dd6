package parley.connect.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.search.SearchIndex;

/// Gives indices what fits their age, once an hour. By itself, rather than by a policy of the
/// server, because not every Elasticsearch has those, and because a month ends by the calendar. For
/// one thread.
final class IndexKeeper {
  private static final Logger LOGGER = LoggerFactory.getLogger(IndexKeeper.class);
  private static final Duration PAUSE = Duration.ofHours(1);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);
  private static final String PRIORITY = "index.priority";

  private final Cluster cluster;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private long nextNs;

  IndexKeeper(Cluster cluster, InstantSource clock, LongSupplier nanoTime) {
    this.cluster = cluster;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.nextNs = nanoTime.getAsLong();
  }

  /// Looks after the indices of a generation, if it is time.
  void keep(MessageIndices indices) throws InterruptedException {
    if (nanoTime.getAsLong() - nextNs < 0) {
      return;
    }
    try {
      Cluster.Answer settings =
          cluster.ask(
              "GET",
              "/"
                  + SearchIndex.pattern(indices.generation())
                  + "/_settings/"
                  + PRIORITY
                  + "?flat_settings=true",
              "");
      for (Map.Entry<String, JsonNode> index : settings.body().properties()) {
        int priority = index.getValue().path("settings").path(PRIORITY).asInt(-1);
        keep(index.getKey(), priority);
      }
      nextNs = nanoTime.getAsLong() + PAUSE.toNanos();
    } catch (ClusterAwayException e) {
      nextNs = nanoTime.getAsLong() + PAUSE_AFTER_FAILURE.toNanos();
      LOGGER.debug("the indices are looked after later", e);
    }
  }

  private void keep(String index, int priority) throws ClusterAwayException, InterruptedException {
    IndexAge age = IndexAge.of(SearchIndex.month(index), clock.instant());
    if (age.priority() == priority) {
      return;
    }
    if (age.merges()) {
      cluster.ask(
          "POST", "/" + index + "/_forcemerge?max_num_segments=1&wait_for_completion=false", "");
    }
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    settings.put(PRIORITY, age.priority());
    settings.put("index.refresh_interval", age.refreshInterval());
    settings.put("index.routing.allocation.include._tier_preference", age.tiers());
    Cluster.Answer answer = cluster.ask("PUT", "/" + index + "/_settings", settings.toString());
    if (answer.isGood()) {
      LOGGER.info("{} is {} now", index, age);
    } else {
      LOGGER.warn("{} cannot be made {}: {}", index, age, answer.shown());
    }
  }
}
