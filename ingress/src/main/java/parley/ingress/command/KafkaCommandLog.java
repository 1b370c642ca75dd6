package parley.ingress.command;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import parley.contracts.message.Command;
import parley.contracts.space.Layout;
import parley.contracts.space.SpaceId;
import parley.contracts.topic.Topics;

/// The topic `commands`. A command is durable when all replicas have it.
public final class KafkaCommandLog implements CommandLog, AutoCloseable {
  /// How long one request to a broker may take, and the whole of an append.
  private static final int REQUEST_MS = 2_000;

  private static final int APPEND_MS = 4_000;
  private static final int WAIT_FOR_BROKER_MS = 1_000;
  private static final long BUFFER_BYTES = 32L * 1024 * 1024;

  private final Producer<byte[], byte[]> producer;
  private final Layout layout;

  private KafkaCommandLog(Producer<byte[], byte[]> producer, Layout layout) {
    this.producer = producer;
    this.layout = layout;
  }

  public static KafkaCommandLog open(String servers, Layout layout) {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
            ProducerConfig.CLIENT_ID_CONFIG, "parley-ingress-commands",
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
            ProducerConfig.LINGER_MS_CONFIG, 0,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, APPEND_MS,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, WAIT_FOR_BROKER_MS,
            ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES,
            ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, WAIT_FOR_BROKER_MS);
    return new KafkaCommandLog(
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()),
        layout);
  }

  @Override
  public CompletableFuture<?> append(Command command) {
    SpaceId space = command.header().space();
    ProducerRecord<byte[], byte[]> entry =
        new ProducerRecord<>(
            Topics.COMMANDS.name(),
            layout.spacePartition(space),
            Topics.COMMANDS.keys().encode(space),
            Topics.COMMANDS.values().encode(command));
    CompletableFuture<Void> durable = new CompletableFuture<>();
    try {
      producer.send(
          entry,
          (_, failure) -> {
            if (failure == null) {
              durable.complete(null);
            } else {
              durable.completeExceptionally(failure);
            }
          });
    } catch (KafkaException e) {
      durable.completeExceptionally(e);
    }
    return durable;
  }

  @Override
  public void close() {
    producer.close();
  }
}
