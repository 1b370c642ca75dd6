package parley.gateway.inbox;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.id.UserId;
import parley.contracts.message.Command;
import parley.contracts.message.CommandId;
import parley.contracts.space.Layout;
import parley.contracts.space.SpaceId;
import parley.contracts.topic.Topics;

/// Asks spaces to decide something on behalf of sessions. What is asked about one space arrives in
/// the order in which it was asked; what the log does not take is lost, and the client sees that
/// nothing happens. May be called by any thread.
public final class SpaceCommands {
  private static final Logger LOGGER = LoggerFactory.getLogger(SpaceCommands.class);

  /// Nobody waits for a verdict: sessions hear of what was decided.
  private static final int NO_INSTANCE = -1;

  private final Producer<byte[], byte[]> producer;
  private final Layout layout;
  private final InstantSource clock;

  public SpaceCommands(Producer<byte[], byte[]> producer, Layout layout, InstantSource clock) {
    this.producer = producer;
    this.layout = layout;
    this.clock = clock;
  }

  /// @param command makes the command, given what every command says
  public void ask(SpaceId space, UserId actor, Function<Command.Header, Command> command) {
    Command.Header header =
        new Command.Header(
            new CommandId(UUID.randomUUID()), space, NO_INSTANCE, actor, clock.instant());
    try {
      producer.send(
          new ProducerRecord<>(
              Topics.COMMANDS.name(),
              layout.spacePartition(space),
              Topics.COMMANDS.keys().encode(space),
              Topics.COMMANDS.values().encode(command.apply(header))),
          (metadata, failure) -> {
            if (failure != null) {
              LOGGER.warn("a command was not taken: {}", failure.toString());
            }
          });
    } catch (KafkaException e) {
      LOGGER.warn("a command could not be sent: {}", e.toString());
    }
  }
}
