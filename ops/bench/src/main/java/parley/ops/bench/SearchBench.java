package parley.ops.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import parley.ops.client.Actor;
import parley.ops.client.RestClient;
import parley.ops.client.World;

/// Measures the search as its users meet it: how soon a message is found after it was accepted, and
/// how long questions take, of several kinds in turn. Wants a platform without rate limits.
final class SearchBench {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> WORDS =
      List.of(
          "river",
          "mountain",
          "coffee",
          "release",
          "garden",
          "music",
          "window",
          "dragon",
          "pixel",
          "market",
          "thunder",
          "paper",
          "castle",
          "ocean",
          "engine",
          "silver",
          "forest",
          "rocket");
  private static final int WORDS_OF_A_MESSAGE = 8;

  private final RestClient rest;
  private final RandomGenerator random;

  SearchBench(RestClient rest, RandomGenerator random) {
    this.rest = rest;
    this.random = random;
  }

  /// @param messages how many are written, one after the other, each until it is found
  /// @param queries how many questions are asked of each kind afterwards
  /// @return a table of times
  String run(int messages, int queries) throws IOException, InterruptedException {
    World world = new World(rest, random);
    Actor person = world.person("searcher");
    String guild = world.guild(person, "Search bench");
    String channel = world.channel(person, guild, "talk");
    Latencies latencies = new Latencies();
    for (int i = 0; i < messages; i++) {
      String mark = "mark" + Long.toUnsignedString(random.nextLong(), Character.MAX_RADIX);
      long startNs = System.nanoTime();
      rest.demand(
          "POST",
          "/channels/" + channel + "/messages",
          person.authorization(),
          RestClient.object().put("content", text() + " " + mark));
      latencies.record("accepted", System.nanoTime() - startNs);
      awaitFound(person, guild, mark, startNs);
      latencies.record("searchable", System.nanoTime() - startNs);
    }
    for (int i = 0; i < queries; i++) {
      String one = word();
      ask(latencies, person, guild, "term", "content=" + one);
      ask(latencies, person, guild, "two words", "content=" + one + "+" + word());
      ask(latencies, person, guild, "phrase", "content=%22" + one + "+" + word() + "%22");
      ask(latencies, person, guild, "relevance", "sort_by=relevance&content=" + one);
      ask(latencies, person, guild, "author by time", "author_id=" + person.id());
      ask(latencies, person, guild, "has", "has=link");
    }
    return latencies.toString();
  }

  private void awaitFound(Actor person, String guild, String mark, long startNs)
      throws IOException, InterruptedException {
    while (search(person, guild, "content=" + mark).path("total_results").asInt() == 0) {
      if (System.nanoTime() - startNs > PATIENCE.toNanos()) {
        throw new IOException("a message was not found within " + PATIENCE);
      }
      TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
    }
  }

  private void ask(Latencies latencies, Actor person, String guild, String kind, String query)
      throws IOException, InterruptedException {
    long startNs = System.nanoTime();
    search(person, guild, query);
    latencies.record(kind, System.nanoTime() - startNs);
  }

  private JsonNode search(Actor person, String guild, String query)
      throws IOException, InterruptedException {
    return rest.demand(
        "GET", "/guilds/" + guild + "/messages/search?" + query, person.authorization(), null);
  }

  private String text() {
    StringBuilder text = new StringBuilder(word());
    for (int i = 1; i < WORDS_OF_A_MESSAGE; i++) {
      text.append(' ').append(word());
    }
    return text.toString();
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }
}
