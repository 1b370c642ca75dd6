package parley.voice.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import parley.contracts.id.UserId;
import parley.contracts.topic.Partitioning;
import parley.contracts.topic.Topics;
import parley.contracts.voice.RouterId;
import parley.contracts.voice.VoiceOrder;

class OrderReaderTest {
  private static final RouterId ROUTER = new RouterId(3);
  private static final TopicPartition ORDERS =
      new TopicPartition(Topics.VOICE_ORDERS.name(), Partitioning.routerPartition(ROUTER));
  private static final byte[] UNREADABLE = {-1, -1, -1, -1};

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("latest");
  private final List<VoiceOrder> done = new ArrayList<>();
  private final List<Long> setAside = new ArrayList<>();

  @Test
  void shouldSetAsideOneOrderAndDoTheNext() {
    VoiceOrder order = new VoiceOrder.Dismiss(ROUTER, new UserId(7), 1);
    OrderReader reader = new OrderReader(consumer, ROUTER, new Listener());
    consumer.updateEndOffsets(Map.of(ORDERS, 0L));
    reader.start();
    consumer.addRecord(record(0, UNREADABLE));
    consumer.addRecord(record(1, Topics.VOICE_ORDERS.values().encode(order)));
    consumer.schedulePollTask(() -> {});
    consumer.schedulePollTask(reader::close);

    reader.run();

    assertThat(setAside).containsExactly(0L);
    assertThat(done).containsExactly(order);
  }

  private static ConsumerRecord<byte[], byte[]> record(long offset, byte[] value) {
    return new ConsumerRecord<>(ORDERS.topic(), ORDERS.partition(), offset, new byte[0], value);
  }

  private final class Listener implements OrderListener {
    @Override
    public void ordered(VoiceOrder order) {
      done.add(order);
    }

    @Override
    public void unusable(ConsumerRecord<byte[], byte[]> record, RuntimeException cause) {
      setAside.add(record.offset());
    }
  }
}
