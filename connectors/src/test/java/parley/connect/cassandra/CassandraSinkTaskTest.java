package parley.connect.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.connect.FakeSinkContext;
import parley.contracts.codec.MalformedRecordException;
import parley.contracts.message.MessageEvent;
import parley.contracts.sample.Messages;
import parley.contracts.space.SpaceId;
import parley.contracts.topic.Topics;

class CassandraSinkTaskTest {
  private static final Map<String, String> SETTINGS =
      Map.of("cassandra.contact.points", "127.0.0.1:9042", "cassandra.backoff.ms", "700");
  private static final TopicPartition FIRST = new TopicPartition(Topics.MESSAGE_LOG.name(), 0);
  private static final TopicPartition SECOND = new TopicPartition(Topics.MESSAGE_LOG.name(), 1);
  private static final MessageEvent EVENT =
      new MessageEvent.Created(
          new SpaceId(1), Messages.REPLY.decision(), Messages.REPLY, null, null);

  private final LastWriteWins store = new LastWriteWins();
  private final FakeSinkContext context = new FakeSinkContext();
  private @Nullable RuntimeException absence;
  private final CassandraSinkTask task =
      new CassandraSinkTask(
          config -> {
            if (absence != null) {
              throw absence;
            }
            return store;
          });

  @BeforeEach
  void giveContext() {
    task.initialize(context);
  }

  @Test
  void commitsTheLastDurableDecisionWithTheOffset() {
    task.start(SETTINGS);

    task.put(List.of(record(FIRST, 4, Topics.MESSAGE_LOG.values().encode(EVENT))));

    assertThat(store.present()).containsOnlyKeys(Messages.REPLY.id());
    assertThat(
            task.preCommit(
                Map.of(FIRST, new OffsetAndMetadata(5), SECOND, new OffsetAndMetadata(9))))
        .isEqualTo(Map.of(FIRST, new OffsetAndMetadata(5, EVENT.decision().toString())));
    assertThat(context.counted("events-written-total")).isEqualTo(1);
  }

  @Test
  void asksForTheSameBatchAgainWhileCassandraIsAway() {
    task.start(SETTINGS);
    List<SinkRecord> batch =
        List.of(
            record(FIRST, 3, new byte[] {-1}),
            record(FIRST, 4, Topics.MESSAGE_LOG.values().encode(EVENT)));
    store.failure = new DriverTimeoutException("away");

    assertThatThrownBy(() -> task.put(batch)).isInstanceOf(RetriableException.class);
    assertThatThrownBy(() -> task.put(batch)).isInstanceOf(RetriableException.class);
    assertThat(context.pausesMs).containsExactly(700L, 700L);
    assertThat(task.preCommit(Map.of(FIRST, new OffsetAndMetadata(3)))).isEmpty();

    store.failure = null;
    task.put(batch);

    assertThat(store.present()).containsOnlyKeys(Messages.REPLY.id());
    assertThat(context.deadLetters).as("reported once, not with every try").hasSize(1);
    assertThat(context.counted("batches-retried-total")).isEqualTo(2);
  }

  @Test
  void startsWithoutCassandraAndWaitsForIt() {
    absence = new NoNodeAvailableException();
    task.start(SETTINGS);
    assertThatThrownBy(() -> task.put(List.of())).isInstanceOf(RetriableException.class);

    absence = null;
    task.put(List.of(record(FIRST, 4, Topics.MESSAGE_LOG.values().encode(EVENT))));

    assertThat(store.present()).hasSize(1);
  }

  @Test
  void stopsWhenCassandraRefusesItsStatements() {
    task.start(SETTINGS);
    store.failure = new InvalidQueryException(node(), "unconfigured table messages");

    assertThatThrownBy(
            () -> task.put(List.of(record(FIRST, 4, Topics.MESSAGE_LOG.values().encode(EVENT)))))
        .isInstanceOf(ConnectException.class)
        .isNotInstanceOf(RetriableException.class)
        .hasRootCauseMessage("unconfigured table messages");
  }

  @Test
  void setsAsideWhatItCannotRead() {
    task.start(SETTINGS);

    task.put(List.of(record(FIRST, 1, new byte[] {-1}), record(FIRST, 2, null)));

    assertThat(context.deadLetters).extracting(SinkRecord::kafkaOffset).containsExactly(1L, 2L);
    assertThat(context.causes).hasOnlyElementsOfType(MalformedRecordException.class);
    assertThat(context.counted("records-unreadable-total")).isEqualTo(2);
  }

  @Test
  void saysNothingOfAPartitionThatItGaveAway() {
    task.start(SETTINGS);
    task.put(List.of(record(FIRST, 4, Topics.MESSAGE_LOG.values().encode(EVENT))));

    task.close(List.of(FIRST));

    assertThat(task.preCommit(Map.of(FIRST, new OffsetAndMetadata(5)))).isEmpty();
  }

  @Test
  void closesTheStoreWhenItStops() {
    task.start(SETTINGS);

    task.stop();

    assertThat(store.closed).isTrue();
  }

  private static SinkRecord record(TopicPartition partition, long offset, byte @Nullable [] value) {
    return new SinkRecord(
        partition.topic(), partition.partition(), null, null, null, value, offset);
  }

  private static Node node() {
    return (Node)
        Proxy.newProxyInstance(
            Node.class.getClassLoader(),
            new Class<?>[] {Node.class},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            });
  }
}
