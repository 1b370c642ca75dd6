package parley.connect.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import parley.contracts.codec.MessageCodec;
import parley.contracts.entity.User;
import parley.contracts.history.MessageTable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.GuildId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.snowflake.DecisionIds;
import parley.contracts.snowflake.Snowflake;
import parley.contracts.topic.Topics;

/// What stands in the real log comes to stand in the real Cassandra.
@Tag("integration")
class MessageArchiveTest {
  private static final String CAUSE = "__connect.errors.exception.message";

  private static final String GROUP = "connect-cassandra-sink";

  private final GuildId guild = new GuildId(RunningPlatform.IDS.next());
  private final ChannelId channel = new ChannelId(RunningPlatform.IDS.next());
  private final int partition = RunningPlatform.LAYOUT.spacePartition(guild.space());
  private final DecisionIds ids = new DecisionIds(partition, 0);
  private final KafkaProducer<byte[], byte[]> log = RunningPlatform.producer();
  private final CqlSession cassandra = RunningPlatform.cassandra();

  @AfterEach
  void close() {
    try (log;
        cassandra) {
      log.flush();
    }
  }

  @Test
  void endsInTheLastDecisionAlsoWhenTheLogIsRepeated() throws Exception {
    MessageEvent.Created kept = created("first");
    MessageEvent.Created gone = created("gone");
    DecisionId decision = new DecisionId(nextId());
    Message edited = message(kept.message().id(), "edited", decision);
    List<MessageEvent> events =
        List.of(
            kept,
            gone,
            new MessageEvent.Updated(guild.space(), decision, edited, null),
            new MessageEvent.Deleted(
                guild.space(), new DecisionId(nextId()), channel, gone.message().id(), guild));
    append(events);
    append(events.reversed());
    MessageEvent.Created last = created("last");
    append(List.of(last));

    await().until(() -> archived().contains(last.message()));

    assertThat(archived()).containsExactly(last.message(), edited);
    assertThat(
            cassandra
                .execute(
                    "SELECT bucket FROM " + MessageTable.BUCKETS + " WHERE channel_id = ?",
                    channel.value())
                .all())
        .extracting(row -> row.getInt(0))
        .containsExactly(MessageTable.bucket(last.message().id()));
  }

  @Test
  void commitsTheLastDurableDecisionWithItsOffset() throws Exception {
    MessageEvent.Created event = created("durable");
    append(List.of(event));

    try (Admin admin = RunningPlatform.admin()) {
      TopicPartition own = new TopicPartition(Topics.MESSAGE_LOG.name(), partition);
      await()
          .until(
              () -> {
                OffsetAndMetadata committed =
                    admin
                        .listConsumerGroupOffsets(GROUP)
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .get(own);
                return committed != null
                    && !committed.metadata().isEmpty()
                    && Long.parseLong(committed.metadata()) >= event.decision().value();
              });
    }
    assertThat(archived()).contains(event.message());
  }

  @Test
  void losesNothingWhenTheConnectorStartsAgain() throws Exception {
    List<Message> sent = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      MessageEvent.Created event = created("message " + i);
      append(List.of(event));
      sent.add(event.message());
      if (i == 100) {
        RunningPlatform.restartConnector("cassandra-sink");
      }
    }

    await().until(() -> archived().size() == sent.size());

    assertThat(archived()).containsExactlyElementsOf(sent.reversed());
  }

  @Test
  void setsAsideWhatItCannotReadWithTheCause() throws Exception {
    try (KafkaConsumer<byte[], byte[]> letters = RunningPlatform.tail(Topics.DEAD_LETTERS, 0)) {
      byte[] poison = ("poison " + channel).getBytes(StandardCharsets.UTF_8);
      log.send(new ProducerRecord<>(Topics.MESSAGE_LOG.name(), partition, null, poison)).get();
      MessageEvent.Created after = created("after");
      append(List.of(after));

      List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
      await()
          .until(
              () -> {
                letters
                    .poll(Duration.ofMillis(100))
                    .forEach(
                        letter -> {
                          // Others who read the log set it aside too, and say why in their way.
                          if (ByteBuffer.wrap(poison).equals(ByteBuffer.wrap(letter.value()))
                              && letter.headers().lastHeader(CAUSE) != null) {
                            found.add(letter);
                          }
                        });
                return !found.isEmpty();
              });
      await().until(() -> archived().contains(after.message()));

      assertThat(
              StreamSupport.stream(found.getFirst().headers().spliterator(), false)
                  .filter(header -> header.key().equals(CAUSE))
                  .map(header -> new String(header.value(), StandardCharsets.UTF_8)))
          .singleElement()
          .asString()
          .contains("not a readable message event");
    }
  }

  private void append(List<? extends MessageEvent> events) throws Exception {
    for (MessageEvent event : events) {
      log.send(
              new ProducerRecord<>(
                  Topics.MESSAGE_LOG.name(),
                  partition,
                  Topics.MESSAGE_LOG.keys().encode(event.space()),
                  Topics.MESSAGE_LOG.values().encode(event)))
          .get();
    }
  }

  /// What Cassandra has of the channel, newest first.
  private List<Message> archived() {
    MessageCodec bodies = new MessageCodec();
    return cassandra
        .execute(
            "SELECT body FROM " + MessageTable.MESSAGES + " WHERE channel_id = ? AND bucket = ?",
            channel.value(),
            MessageTable.bucket(new MessageId(channel.value())))
        .all()
        .stream()
        .map(MessageArchiveTest::body)
        .map(bodies::decode)
        .toList();
  }

  private static byte[] body(Row row) {
    ByteBuffer buffer = row.getByteBuffer("body");
    if (buffer == null) {
      throw new AssertionError("a row without a body");
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private MessageEvent.Created created(String content) {
    DecisionId decision = new DecisionId(nextId());
    Message message = message(new MessageId(decision.value()), content, decision);
    return new MessageEvent.Created(guild.space(), decision, message, null, null);
  }

  private long nextId() {
    return ids.next(Snowflake.unixMs(RunningPlatform.IDS.next()));
  }

  private Message message(MessageId id, String content, DecisionId decision) {
    User author = new User(new UserId(5), "archive", null, null, true, 0);
    return new Message(
        id, channel, guild, author, 0, content, null, 0, false, false, List.of(), List.of(),
        List.of(), "", null, null, false, decision, List.of());
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200));
  }
}
