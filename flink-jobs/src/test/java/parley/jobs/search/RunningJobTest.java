package parley.jobs.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parley.contracts.id.DecisionId;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.ReactionCount;
import parley.contracts.sample.Messages;
import parley.contracts.sample.Rows;
import parley.contracts.search.SearchDocument;
import parley.contracts.search.SearchRecord;
import parley.contracts.snowflake.Snowflake;
import parley.contracts.space.SpacePartitioner;
import parley.contracts.topic.Topics;

/// On the running platform: what happens to messages becomes documents, each version once, also
/// when the task manager is killed in between. Their channel has no row, so they wait for it first.
@Tag("integration")
class RunningJobTest {
  private static final String KAFKA =
      "127.0.0.1:" + System.getenv().getOrDefault("PARLEY_KAFKA_PORT", "19092");
  private static final Path ROOT = Path.of(System.getProperty("parley.root"));
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int MESSAGES = 50;
  private static final ReactionCount WAVES = new ReactionCount(Messages.WAVE, 2, new DecisionId(1));

  private long decision = Snowflake.floor(System.currentTimeMillis());

  @Test
  void keepsEachVersionOnceWhileTheTaskManagerIsKilled() throws Exception {
    List<Long> ids = IntStream.range(0, MESSAGES).mapToObj(_ -> decision++).toList();
    List<MessageEvent> before = new ArrayList<>();
    for (long id : ids) {
      before.add(Events.created(id, message(id, "first", false)));
      before.add(Events.reacted(decision++, id, Messages.WAVE, 2));
    }
    List<MessageEvent> after = new ArrayList<>();
    for (long id : ids) {
      after.add(
          id % 2 == 0
              ? Events.deleted(decision++, id)
              : Events.updated(decision++, message(id, "second", true)));
      after.add(Events.reacted(decision++, id, Messages.PARROT, 1));
    }

    write(before);
    parley("kill", "taskmanager");
    write(after.subList(0, MESSAGES));
    parley("up", "--no-build", "taskmanager");
    write(after.subList(MESSAGES, after.size()));

    long last = after.getLast().decision().value();
    Map<Long, List<SearchRecord>> seen = read(last);
    for (long id : ids) {
      List<SearchRecord> records = seen.getOrDefault(id, List.of());
      assertThat(records).as("versions of %d", id).hasSize(4);
      assertThat(records.stream().map(record -> record.version().value()).toList())
          .isSorted()
          .doesNotHaveDuplicates();
    }
    SearchDocument edited = found(seen.getOrDefault(odd(ids), List.of()).getLast());
    assertThat(edited.content()).isEqualTo("second");
    assertThat(edited.pinned()).isTrue();
    assertThat(edited.reactionCount()).isEqualTo(3);
  }

  private static long odd(List<Long> ids) {
    return ids.stream().filter(id -> id % 2 != 0).findFirst().orElseThrow();
  }

  private static SearchDocument found(SearchRecord record) {
    return Optional.of(record)
        .filter(SearchRecord.Found.class::isInstance)
        .map(SearchRecord.Found.class::cast)
        .orElseThrow(() -> new AssertionError("no document: " + record))
        .document();
  }

  private static Message message(long id, String content, boolean pinned) {
    return Events.message(id, Rows.GUILD_ID, content, pinned, pinned ? List.of(WAVES) : List.of());
  }

  private static void parley(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(ROOT.resolve("parley").toString()));
    command.addAll(List.of(words));
    // What it would say on the standard streams of a test belongs to the test runner.
    Process process =
        new ProcessBuilder(command)
            .directory(ROOT.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).as("./parley %s", List.of(words)).isZero();
  }

  private void write(List<MessageEvent> events) {
    ByteArraySerializer bytes = new ByteArraySerializer();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, KAFKA), bytes, bytes)) {
      int partitions = producer.partitionsFor(Topics.MESSAGE_LOG.name()).size();
      for (MessageEvent event : events) {
        producer.send(
            new ProducerRecord<>(
                Topics.MESSAGE_LOG.name(),
                SpacePartitioner.partition(Events.SPACE, partitions),
                Topics.MESSAGE_LOG.keys().encode(Events.SPACE),
                Topics.MESSAGE_LOG.values().encode(event)));
      }
    }
  }

  /// The records of each message, up to the one of a version.
  private Map<Long, List<SearchRecord>> read(long last) {
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            KAFKA,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false);
    Map<Long, List<SearchRecord>> seen = new HashMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.SEARCH_DOCUMENTS.name()).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long deadline = System.nanoTime() + LIMIT.toNanos();
      boolean over = false;
      while (!over && System.nanoTime() < deadline) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          SearchRecord value = Topics.SEARCH_DOCUMENTS.values().decode(record.value());
          seen.computeIfAbsent(value.key().id(), _ -> new ArrayList<>()).add(value);
          over |= value.version().value() >= last;
        }
      }
    }
    return seen;
  }
}
