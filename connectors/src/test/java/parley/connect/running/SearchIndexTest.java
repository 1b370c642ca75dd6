package parley.connect.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.search.AuthorKind;
import parley.contracts.search.Feature;
import parley.contracts.search.ReactionTally;
import parley.contracts.search.SearchDocument;
import parley.contracts.search.SearchIndex;
import parley.contracts.search.SearchRecord;
import parley.contracts.topic.Topics;

/// What stands in the real topic comes to stand in the real index.
@Tag("integration")
class SearchIndexTest {
  private final GuildId guild = new GuildId(RunningPlatform.IDS.next());
  private final ChannelId channel = new ChannelId(RunningPlatform.IDS.next());
  private final KafkaProducer<byte[], byte[]> log = RunningPlatform.producer();

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void endsInTheLastVersionAlsoWhenTheTopicIsRepeated() throws Exception {
    long one = RunningPlatform.IDS.next();
    long two = RunningPlatform.IDS.next();
    long version = two;
    List<SearchRecord> records =
        List.of(
            found(one, version + 1, "was written"),
            found(two, version + 2, "goes"),
            found(one, version + 3, "was edited"),
            gone(two, version + 4),
            new SearchRecord.Patched(
                guild.space(),
                new DecisionId(version + 5),
                channel,
                new MessageId(one),
                new ReactionTally("👍", 3)));
    append(records);
    append(records.reversed());
    await().until(() -> present().size() == 1 && version(one) == version + 5);

    JsonNode document = present().getFirst().path("_source");
    assertThat(document.path("content").asText()).isEqualTo("was edited");
    assertThat(document.path("reaction_count").asInt()).isEqualTo(3);
  }

  @Test
  void findsWordsOfManyLanguages() throws Exception {
    append(
        List.of(
            found(RunningPlatform.IDS.next(), 1, "The dogs were running through Zürich"),
            found(RunningPlatform.IDS.next(), 1, "日本語のテストです"),
            found(RunningPlatform.IDS.next(), 1, "Съешь же ещё этих мягких булок")));
    await().until(() -> present().size() == 3);

    assertThat(matches("content", "zurich")).isEqualTo(1);
    assertThat(matches("content.english", "run")).isEqualTo(1);
    assertThat(matches("content", "本語")).isEqualTo(1);
    assertThat(matches("content", "ЕЩЁ")).isEqualTo(1);
    assertThat(matches("content", "nothing")).isZero();
  }

  @Test
  void takesAwayAllThatWasSaidInAChannel() throws Exception {
    append(
        List.of(
            found(RunningPlatform.IDS.next(), 1, "one"),
            found(RunningPlatform.IDS.next(), 1, "two")));
    await().until(() -> present().size() == 2);

    append(
        List.of(
            new SearchRecord.ChannelGone(
                guild.space(), new DecisionId(RunningPlatform.IDS.next()), channel)));

    await().until(() -> present().isEmpty());
  }

  @Test
  void losesNothingWhenTheConnectorStartsAgain() throws Exception {
    for (int i = 0; i < 300; i++) {
      append(List.of(found(RunningPlatform.IDS.next(), 1, "message " + i)));
      if (i == 100) {
        RunningPlatform.restartConnector("elasticsearch-sink");
      }
    }

    await().until(() -> total() == 300);
  }

  private void append(List<? extends SearchRecord> records) throws Exception {
    for (SearchRecord record : records) {
      log.send(
              new ProducerRecord<>(
                  Topics.SEARCH_DOCUMENTS.name(),
                  RunningPlatform.LAYOUT.spacePartition(record.space()),
                  Topics.SEARCH_DOCUMENTS.keys().encode(record.key()),
                  Topics.SEARCH_DOCUMENTS.values().encode(record)))
          .get();
    }
  }

  private List<JsonNode> present() throws Exception {
    return question("q=guild:" + guild).path("hits").path("hits").valueStream().toList();
  }

  private long total() throws Exception {
    return question("q=guild:" + guild).path("hits").path("total").path("value").asLong();
  }

  private long version(long message) throws Exception {
    return present().stream()
        .filter(hit -> hit.path("_id").asText().equals(Long.toString(message)))
        .mapToLong(hit -> hit.path("_version").asLong())
        .sum();
  }

  private long matches(String field, String word) throws Exception {
    String escaped = URLEncoder.encode(word, StandardCharsets.UTF_8);
    return question("default_operator=AND&q=guild:" + guild + "+" + field + ":" + escaped)
        .path("hits")
        .path("total")
        .path("value")
        .asLong();
  }

  private JsonNode question(String query) throws Exception {
    return RunningPlatform.search(
        "/"
            + SearchIndex.ALIAS
            + "/_search?version=true&track_total_hits=true&routing="
            + guild.space()
            + "&"
            + query);
  }

  private SearchRecord.Gone gone(long message, long version) {
    return new SearchRecord.Gone(
        guild.space(), new DecisionId(version), channel, new MessageId(message));
  }

  private SearchRecord.Found found(long message, long version, String content) {
    return new SearchRecord.Found(
        guild.space(),
        new DecisionId(version),
        new SearchDocument(
            new MessageId(message),
            channel,
            guild,
            null,
            new UserId(7),
            AuthorKind.USER,
            0,
            content,
            "",
            null,
            List.of(),
            List.of(),
            false,
            null,
            null,
            Set.of(Feature.LINK),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of("example.org"),
            false,
            List.of()));
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200));
  }
}
