package parley.gateway.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.contracts.codec.MalformedRecordException;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.InboxRecord;
import parley.contracts.edge.Subscription;
import parley.contracts.id.UserId;
import parley.contracts.space.Layout;
import parley.contracts.space.SpaceId;
import parley.contracts.topic.Topics;
import parley.gateway.metric.EdgeMetrics;
import parley.gateway.metric.LifeCause;

class InboxReaderTest {
  private static final TopicPartition LANE = new TopicPartition(Topics.EDGE_INBOX.name(), 0);
  private static final Layout LAYOUT = new Layout(2, 1, 1, 1);
  private static final long START_MS = 1_000_000;

  private final MovableClock clock = new MovableClock();
  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Heard heard = new Heard();
  private final Subscriptions subscriptions = new Subscriptions(producer, LAYOUT, 0, clock);
  private final InboxReader reader =
      new InboxReader(
          consumer, LAYOUT, 0, subscriptions, heard, clock, new EdgeMetrics(registry, clock));
  private long offset = 7;

  @BeforeEach
  void begin() throws InterruptedException {
    consumer.assign(List.of(LANE));
    consumer.updateEndOffsets(Map.of(LANE, offset));
    reader.turn();
    takeAll();
  }

  @Test
  void shouldAnnounceALifeToEveryPartitionOnceTheEndOfTheLanesIsKnown() {
    assertThat(subscriptions.epoch()).isEqualTo(START_MS);
    assertThat(said()).containsOnly(new Subscription.Alive(0, START_MS)).hasSize(2);
    assertThat(consumer.position(LANE)).isEqualTo(7);
  }

  @Test
  void shouldPassOverWhatFormerLivesAreTold() throws InterruptedException {
    receive(START_MS - 1, new InboxEvent.SpaceAbsent(new UserId(1)));
    receive(START_MS, new InboxEvent.SpaceAbsent(new UserId(2)));
    reader.turn();

    assertThat(heard.events).containsExactly(new InboxEvent.SpaceAbsent(new UserId(2)));
  }

  @Test
  void shouldGoOnWhenTheLogIsAwayForAShortTime() throws InterruptedException {
    pass(10_000);
    reader.turn();
    pass(SlotLife.LONGEST_SILENCE_MS - 10_000);
    takeAll();
    reader.turn();

    assertThat(heard.startedOver).isZero();
  }

  @Test
  void shouldStartOverWhenTheLogWasAwayForTooLong() throws InterruptedException {
    pass(10_000);
    reader.turn();
    pass(SlotLife.LONGEST_SILENCE_MS - 9_999);
    reader.turn();
    assertThat(heard.startedOver).as("the log is still away").isZero();

    takeAll();
    reader.turn();

    assertThat(heard.startedOver).isOne();
    assertThat(subscriptions.epoch()).isEqualTo(clock.millis());
    assertThat(lives(LifeCause.SILENT)).isOne();
  }

  @Test
  void shouldStartOverWhenATopologyGaveTheSlotUp() throws InterruptedException {
    pass(InboxReader.SHORTEST_LIFE_MS);
    receive(START_MS, new InboxEvent.LifeExpired());
    receive(START_MS, new InboxEvent.SpaceAbsent(new UserId(1)));
    reader.turn();
    reader.turn();

    assertThat(heard.events).isEmpty();
    assertThat(heard.startedOver).isOne();
    assertThat(lives(LifeCause.EXPIRED)).isOne();
    receive(START_MS, new InboxEvent.LifeExpired());
    reader.turn();
    reader.turn();
    assertThat(heard.startedOver).as("said of a life that is over").isOne();
  }

  @Test
  void shouldNotStartOverMoreOftenThanALifeLasts() throws InterruptedException {
    subscriptions.end(START_MS, LifeCause.NOT_APPLIED);
    pass(InboxReader.SHORTEST_LIFE_MS - 1);
    receive(START_MS, new InboxEvent.SpaceAbsent(new UserId(1)));
    reader.turn();
    assertThat(heard.startedOver).isZero();

    pass(1);
    reader.turn();
    assertThat(heard.startedOver).isOne();
    assertThat(heard.events).as("of a life that is not believed").isEmpty();
  }

  @Test
  void shouldSetAsideWhatCannotBeReadAndStartOver() throws InterruptedException {
    pass(InboxReader.SHORTEST_LIFE_MS);
    receive(new byte[] {-1, -1, -1, -1});
    reader.turn();
    reader.turn();

    assertThat(heard.unreadable).isOne();
    assertThat(heard.startedOver).isOne();
    assertThat(lives(LifeCause.UNREADABLE)).isOne();
  }

  @Test
  void shouldMeasureHowFarItIsBehind() throws InterruptedException {
    receive(START_MS, new InboxEvent.SpaceAbsent(new UserId(1)));
    pass(250);
    consumer.updateEndOffsets(Map.of(LANE, offset + 3));
    reader.turn();

    assertThat(registry.get("parley.edge.inbox_lag_ms").gauge().value()).isEqualTo(250);
  }

  private double lives(LifeCause cause) {
    return registry.get("parley.edge.epochs").tag("cause", cause.name()).counter().count();
  }

  private void receive(long epoch, InboxEvent event) {
    receive(
        Topics.EDGE_INBOX
            .values()
            .encode(new InboxRecord(epoch, new SpaceId(5), clock.instant(), event)));
  }

  private void receive(byte[] value) {
    consumer.addRecord(
        new ConsumerRecord<>(
            LANE.topic(),
            0,
            offset++,
            clock.millis(),
            TimestampType.CREATE_TIME,
            0,
            0,
            new byte[8],
            value,
            new RecordHeaders(),
            Optional.empty()));
    consumer.updateEndOffsets(Map.of(LANE, offset));
  }

  private List<Subscription> said() {
    return producer.history().stream()
        .map(record -> Topics.EDGE_SUBSCRIPTIONS.values().decode(record.value()))
        .toList();
  }

  /// The log takes what was sent.
  private void takeAll() {
    while (producer.completeNext()) {
      // One at a time.
    }
  }

  private void pass(long ms) {
    clock.nowMs += ms;
  }

  private static final class MovableClock implements InstantSource {
    private long nowMs = START_MS;

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(nowMs);
    }
  }

  private static final class Heard implements InboxListener {
    private final List<InboxEvent> events = new ArrayList<>();
    private int startedOver;
    private int unreadable;

    @Override
    public void received(List<InboxRecord> batch) {
      batch.forEach(record -> events.add(record.event()));
    }

    @Override
    public void startOver(Runnable begin) {
      begin.run();
      startedOver++;
    }

    @Override
    public void unreadable(ConsumerRecord<byte[], byte[]> record, MalformedRecordException cause) {
      unreadable++;
    }
  }
}
