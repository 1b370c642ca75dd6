package parley.voice.log;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.message.Command;
import parley.contracts.message.CommandId;
import parley.contracts.space.Layout;
import parley.contracts.space.SpaceId;
import parley.contracts.topic.Topics;
import parley.contracts.voice.RouterBeat;
import parley.contracts.voice.RouterId;
import parley.contracts.voice.VoiceGrant;
import parley.voice.signal.Reports;

/// Says that the router lives, and what became of placements. What the log does not take is lost: a
/// beat follows a second later, and topologies give up placements of which they hear nothing. May
/// be called by any thread.
public final class RouterLog implements Reports {
  private static final Logger LOGGER = LoggerFactory.getLogger(RouterLog.class);

  /// Nobody waits for an answer.
  private static final int NO_INSTANCE = -1;

  private static final Duration STOP_WITHIN = Duration.ofSeconds(2);

  private final Producer<byte[], byte[]> producer;
  private final Layout layout;
  private final InstantSource clock;
  private volatile long heardAtNs = System.nanoTime();

  public RouterLog(Producer<byte[], byte[]> producer, Layout layout, InstantSource clock) {
    this.producer = producer;
    this.layout = layout;
    this.clock = clock;
  }

  public void beat(RouterBeat beat) {
    send(
        new ProducerRecord<>(
            Topics.VOICE_NODES.name(),
            0,
            Topics.VOICE_NODES.keys().encode(beat.router()),
            Topics.VOICE_NODES.values().encode(beat)));
  }

  /// The router ends in order: its clients can be placed elsewhere at once.
  public void end(RouterId router) {
    send(
        new ProducerRecord<>(
            Topics.VOICE_NODES.name(), 0, Topics.VOICE_NODES.keys().encode(router), null));
  }

  @Override
  public void connected(VoiceGrant grant) {
    report(grant, true);
  }

  @Override
  public void gone(VoiceGrant grant) {
    report(grant, false);
  }

  /// Writes a record that is of no use to the topic of dead letters, with the cause in the headers.
  public void setAside(ConsumerRecord<byte[], byte[]> record, RuntimeException cause) {
    ProducerRecord<byte[], @Nullable byte[]> letter =
        new ProducerRecord<>(Topics.DEAD_LETTERS.name(), record.key(), record.value());
    header(letter, "parley.topic", record.topic());
    header(letter, "parley.partition", Integer.toString(record.partition()));
    header(letter, "parley.offset", Long.toString(record.offset()));
    header(letter, "parley.cause", cause.toString());
    send(letter);
  }

  private static void header(
      ProducerRecord<byte[], @Nullable byte[]> letter, String name, String value) {
    letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /// Whether the log took anything lately.
  public boolean isHeard(long withinMs) {
    return System.nanoTime() - heardAtNs < withinMs * 1_000_000;
  }

  public void close() {
    producer.close(STOP_WITHIN);
  }

  private void report(VoiceGrant grant, boolean connected) {
    SpaceId space = grant.guild().space();
    Command.Header header =
        new Command.Header(
            new CommandId(UUID.randomUUID()), space, NO_INSTANCE, grant.user(), clock.instant());
    send(
        new ProducerRecord<>(
            Topics.COMMANDS.name(),
            layout.spacePartition(space),
            Topics.COMMANDS.keys().encode(space),
            Topics.COMMANDS
                .values()
                .encode(new Command.ReportVoice(header, grant.connection(), connected))));
  }

  private void send(ProducerRecord<byte[], @Nullable byte[]> record) {
    try {
      producer.send(
          record,
          (metadata, failure) -> {
            if (failure == null) {
              heardAtNs = System.nanoTime();
            } else {
              LOGGER.warn("the log did not take a record: {}", failure.toString());
            }
          });
    } catch (KafkaException e) {
      LOGGER.warn("a record could not be sent: {}", e.toString());
    }
  }
}
