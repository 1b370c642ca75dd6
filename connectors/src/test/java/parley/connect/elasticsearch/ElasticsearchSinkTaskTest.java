package parley.connect.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parley.connect.elasticsearch.SearchSamples.found;
import static parley.connect.elasticsearch.SearchSamples.gone;
import static parley.connect.elasticsearch.SearchSamples.patched;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.connect.FakeSinkContext;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.search.ReactionTally;
import parley.contracts.search.SearchRecord;
import parley.contracts.topic.Topics;

class ElasticsearchSinkTaskTest {
  private static final TopicPartition PARTITION =
      new TopicPartition(Topics.SEARCH_DOCUMENTS.name(), 0);
  private static final Duration LINGER = Duration.ofSeconds(1);

  private final FakeElasticsearch elasticsearch = new FakeElasticsearch();
  private final FakeSinkContext context = new FakeSinkContext();
  private final AtomicLong nowNs = new AtomicLong();
  private Instant now = Instant.parse("2015-01-20T00:00:00Z");
  private final ElasticsearchSinkTask task = new ElasticsearchSinkTask(nowNs::get, () -> now);
  private long offset;

  ElasticsearchSinkTaskTest() throws IOException {}

  @BeforeEach
  void start() {
    task.initialize(context);
    task.start(settings(Map.of()));
  }

  @AfterEach
  void stop() {
    task.stop();
    elasticsearch.close();
  }

  @Test
  void writesWhatHasWaitedLongEnough() {
    put(found(1, 5, "one"), found(2, 6, "two"));
    assertThat(elasticsearch.bulks).isEmpty();
    assertThat(context.pausesMs).last().isEqualTo(LINGER.toMillis());

    pass(LINGER);

    assertThat(elasticsearch.bulks).containsExactly(2);
    assertThat(elasticsearch.present()).containsOnlyKeys("1", "2");
    assertThat(elasticsearch.document("1").routing()).isEqualTo("77");
    assertThat(elasticsearch.document("1").index()).isEqualTo("parley-messages-g1-2015-01");
  }

  @Test
  void writesAtOnceWhenThereIsEnoughForABulk() {
    put(LongStream.rangeClosed(1, 25).mapToObj(id -> found(id, id, "text")));

    assertThat(elasticsearch.bulks).containsExactly(10, 10, 5);
    assertThat(committed()).isEqualTo(25);
  }

  @Test
  void neverGoesBackInTime() {
    put(found(1, 5, "new"));
    pass(LINGER);
    put(found(1, 4, "old"), gone(2, 9));
    pass(LINGER);
    put(found(2, 8, "written before it went"));
    pass(LINGER);

    assertThat(content("1")).isEqualTo("new");
    assertThat(elasticsearch.present()).doesNotContainKey("2");
    assertThat(context.counted("documents-superseded-total")).isEqualTo(2);
  }

  @Test
  void takesTheLastOfEqualVersions() {
    put(found(1, 5, "first"));
    pass(LINGER);
    put(found(1, 5, "again"));
    pass(LINGER);
    put(found(2, 5, "first"), found(2, 5, "again"));
    pass(LINGER);

    assertThat(content("1")).isEqualTo("again");
    assertThat(content("2")).isEqualTo("again");
  }

  @Test
  void repeatsWhatIsRefusedForNow() {
    elasticsearch.itemRefusals.putAll(Map.of("2", 429, "3", 503));
    put(found(1, 5, "one"), found(2, 6, "two"), found(3, 7, "three"));
    pass(LINGER);
    assertThat(elasticsearch.present()).containsOnlyKeys("1");
    assertThat(committed()).as("of a batch that is not there as a whole").isZero();

    pass(Duration.ofSeconds(1));

    assertThat(elasticsearch.present()).containsOnlyKeys("1", "2", "3");
    assertThat(elasticsearch.bulks).containsExactly(3, 2);
    assertThat(committed()).isEqualTo(3);
    assertThat(context.deadLetters).isEmpty();
  }

  @Test
  void waitsLongerWithEveryRefusal() {
    put(found(1, 5, "one"));
    elasticsearch.refusals.addAll(List.of(503, 429, 503, 429, 503, 503, 503, 503, 503, 503));
    Duration waited = Duration.ZERO;
    while (!elasticsearch.refusals.isEmpty()) {
      pass(Duration.ofMillis(100));
      waited = waited.plusMillis(100);
    }

    assertThat(waited)
        .as("each pause at least half of twice the one before, at most 30 s")
        .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(160));
    pass(Duration.ofSeconds(30));
    assertThat(elasticsearch.present()).containsOnlyKeys("1");
  }

  @Test
  void holdsTheLogBackWhileNobodyAnswersAndLosesNothing() throws IOException {
    elasticsearch.refusals.addAll(LongStream.range(0, 1_000).mapToObj(_ -> 503).toList());
    put(LongStream.rangeClosed(1, 10).mapToObj(id -> found(id, id, "text")));

    assertThatThrownBy(() -> put(found(11, 11, "held back")))
        .isInstanceOf(RetriableException.class);
    assertThat(context.pausesMs).last().satisfies(pause -> assertThat(pause).isPositive());
    assertThat(committed()).isZero();
    assertThat(context.counted("buffered-documents")).isEqualTo(10);

    elasticsearch.refusals.clear();
    nowNs.addAndGet(Duration.ofSeconds(30).toNanos());
    put(found(11, 11, "held back"));
    pass(LINGER);
    assertThat(elasticsearch.present()).hasSize(11);
  }

  @Test
  void setsAsideWhatElasticsearchWillNeverTake() {
    elasticsearch.itemRefusals.put("2", 400);
    put(found(1, 5, "one"), found(2, 6, "poison"), found(3, 7, "three"));
    pass(LINGER);

    assertThat(elasticsearch.present()).containsOnlyKeys("1", "3");
    assertThat(context.deadLetters).extracting(SinkRecord::kafkaOffset).containsExactly(1L);
    assertThat(context.causes)
        .singleElement()
        .asString()
        .contains("document_parsing_exception: as asked");
    assertThat(committed()).isEqualTo(3);
  }

  @Test
  void setsAsideWhatItCannotRead() {
    task.put(List.of(record(new byte[] {-1}), record(null)));

    assertThat(context.deadLetters).hasSize(2);
    assertThat(context.counted("records-unreadable-total")).isEqualTo(2);
    assertThat(committed()).isEqualTo(2);
  }

  @Test
  void changesReactionsOfAnOldDocument() {
    put(found(1, 5, "one"));
    pass(LINGER);
    put(
        patched(1, 7, new ReactionTally("🎉", 3)),
        patched(1, 8, new ReactionTally("👍", 0)),
        patched(1, 9, new ReactionTally("❤", 1)),
        patched(2, 9, new ReactionTally("❤", 1)));
    pass(LINGER);
    put(patched(1, 6, new ReactionTally("👍", 9)));
    pass(LINGER);

    assertThat(elasticsearch.present()).containsOnlyKeys("1");
    assertThat(elasticsearch.document("1").version()).isEqualTo(9);
    assertThat(content("1")).isEqualTo("one");
    assertThat(document("1").path("reaction_count").asInt()).isEqualTo(4);
    assertThat(document("1").path("reactions")).hasSize(2);
  }

  @Test
  void changesReactionsOfWhatIsNotWrittenYet() {
    put(found(1, 5, "one"), patched(1, 6, null));
    pass(LINGER);

    assertThat(document("1").path("reaction_count").asInt()).isZero();
    assertThat(elasticsearch.document("1").version()).isEqualTo(6);
  }

  @Test
  void takesAwayAllThatWasSaidInAChannel() {
    ChannelId other = new ChannelId(771);
    put(LongStream.rangeClosed(1, 25).mapToObj(id -> found(id, 100 + id, "text")));
    put(
        found(other, 30, 6, "elsewhere"),
        found(31, 7, "waits still"),
        new SearchRecord.ChannelGone(
            SearchSamples.SPACE, new DecisionId(50), SearchSamples.CHANNEL));

    assertThat(elasticsearch.present()).containsOnlyKeys("30");
    assertThat(committed()).isEqualTo(28);
  }

  @Test
  void takesAwayAllThatWasSaidInAGuild() {
    put(LongStream.rangeClosed(1, 25).mapToObj(id -> found(id, id, "text")));
    put(new SearchRecord.GuildGone(SearchSamples.SPACE, new DecisionId(50), SearchSamples.GUILD));

    assertThat(elasticsearch.present()).isEmpty();
  }

  @Test
  void leavesToOthersWhatItGaveAway() {
    put(found(1, 5, "one"));

    task.close(List.of(PARTITION));
    pass(LINGER);

    assertThat(elasticsearch.present()).isEmpty();
  }

  @Test
  void servesTheGenerationThatItBegan() {
    put(found(1, 5, "one"));
    pass(LINGER);

    assertThat(elasticsearch.templates).containsOnlyKeys("parley-messages-g1");
    assertThat(aliases("parley-messages-g1").has("parley-messages")).isTrue();
  }

  @Test
  void buildsAnotherGenerationBesideTheOneThatServes() {
    put(found(1, 5, "one"));
    pass(LINGER);
    ElasticsearchSinkTask other = new ElasticsearchSinkTask(nowNs::get, () -> now);
    other.initialize(new FakeSinkContext());
    other.start(settings(Map.of("elasticsearch.generation", "2")));
    other.put(List.of(record(Topics.SEARCH_DOCUMENTS.values().encode(found(1, 5, "one")))));
    nowNs.addAndGet(LINGER.toNanos());
    other.put(List.of());
    other.stop();

    assertThat(elasticsearch.document("1").index()).isEqualTo("parley-messages-g2-2015-01");
    assertThat(aliases("parley-messages-g2").has("parley-messages")).isFalse();
  }

  @Test
  void makesAnIndexAgainThatSomebodyDeleted() {
    put(found(1, 5, "one"));
    pass(LINGER);
    elasticsearch.indices.clear();

    put(found(2, 6, "two"));
    pass(LINGER);
    pass(LINGER);

    assertThat(elasticsearch.present()).containsKey("2");
  }

  @Test
  void givesIndicesWhatFitsTheirAge() {
    ElasticsearchSinkTask keeper = new ElasticsearchSinkTask(nowNs::get, () -> now);
    keeper.initialize(new FakeSinkContext());
    keeper.start(settings(Map.of("elasticsearch.keeper", "true")));
    keeper.put(List.of(record(Topics.SEARCH_DOCUMENTS.values().encode(found(1, 5, "one")))));
    nowNs.addAndGet(LINGER.toNanos());
    keeper.put(List.of());
    String index = "parley-messages-g1-2015-01";
    assertThat(elasticsearch.settings.get(index)).isNull();

    now = Instant.parse("2015-02-08T00:00:00Z");
    nowNs.addAndGet(Duration.ofHours(1).toNanos());
    keeper.put(List.of());
    keeper.put(List.of());

    assertThat(String.valueOf(elasticsearch.settings.get(index)))
        .contains("\"index.refresh_interval\":\"10s\"");
    assertThat(elasticsearch.merged).containsExactly(index);
    keeper.stop();
  }

  private Map<String, String> settings(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("elasticsearch.nodes", elasticsearch.url());
    settings.put("elasticsearch.bulk.documents", "10");
    settings.putAll(more);
    return settings;
  }

  private void put(SearchRecord... records) {
    put(List.of(records).stream());
  }

  private void put(Stream<? extends SearchRecord> records) {
    task.put(
        records.map(record -> record(Topics.SEARCH_DOCUMENTS.values().encode(record))).toList());
  }

  /// Time passes, and Connect calls again as it was asked to.
  private void pass(Duration time) {
    nowNs.addAndGet(time.toNanos());
    task.put(List.of());
  }

  private long committed() {
    OffsetAndMetadata committed =
        task.preCommit(Map.of(PARTITION, new OffsetAndMetadata(offset))).get(PARTITION);
    return committed == null ? 0 : committed.offset();
  }

  private SinkRecord record(byte @Nullable [] value) {
    return new SinkRecord(
        PARTITION.topic(), PARTITION.partition(), null, null, null, value, offset++);
  }

  private String content(String id) {
    return document(id).path("content").asText();
  }

  private JsonNode document(String id) {
    JsonNode source = elasticsearch.document(id).source();
    if (source == null) {
      throw new AssertionError(id + " is deleted");
    }
    return source;
  }

  private JsonNode aliases(String template) {
    JsonNode defined = elasticsearch.templates.get(template);
    if (defined == null) {
      throw new AssertionError("no template " + template);
    }
    return defined.path("template").path("aliases");
  }
}
