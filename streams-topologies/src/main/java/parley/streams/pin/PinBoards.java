package parley.streams.pin;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.Pin;
import parley.contracts.message.PinBoard;
import parley.contracts.snowflake.Snowflake;
import parley.contracts.space.SpaceId;

/// The pins of all channels, one value of a few kilobytes at most for each channel that has any.
/// They follow from the message log. They go with the channel. Belongs to the task's thread.
public final class PinBoards {
  private final KeyValueStore<Bytes, byte[]> store;

  public PinBoards(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  public PinBoard find(SpaceId space, ChannelId channel) {
    byte[] stored = store.get(key(space, channel));
    return stored == null ? PinBoard.EMPTY : StoredBoard.decode(stored).board();
  }

  /// Keeps what was decided.
  ///
  /// @param commandOffset of the command that was decided
  public void remember(MessageEvent event, long commandOffset) {
    switch (event) {
      case MessageEvent.PinsChanged changed -> {
        PinBoard board = find(changed.space(), changed.channel());
        put(
            changed.space(),
            changed.channel(),
            changed.pinned()
                ? board.with(
                    new Pin(changed.message(), Snowflake.instant(changed.decision().value())))
                : board.without(changed.message()),
            commandOffset);
      }
      case MessageEvent.Deleted deleted ->
          remove(deleted.space(), deleted.channel(), List.of(deleted.message()), commandOffset);
      case MessageEvent.MessagesDeleted deleted ->
          remove(deleted.space(), deleted.channel(), deleted.messages(), commandOffset);
      case MessageEvent.Created _,
          MessageEvent.Updated _,
          MessageEvent.ReactionAdded _,
          MessageEvent.ReactionRemoved _,
          MessageEvent.ReactionsCleared _,
          MessageEvent.Unknown _ -> {}
    }
  }

  /// The channel is gone.
  public void forget(SpaceId space, ChannelId channel) {
    store.delete(key(space, channel));
  }

  /// All channels of the space are gone.
  public void forget(SpaceId space) {
    List<Bytes> keys = new ArrayList<>();
    byte[] prefix = ByteBuffer.allocate(Long.BYTES).putLong(space.value()).array();
    try (KeyValueIterator<Bytes, byte[]> boards =
        store.prefixScan(Bytes.wrap(prefix), new BytesSerializer())) {
      while (boards.hasNext()) {
        KeyValue<Bytes, byte[]> board = boards.next();
        keys.add(board.key);
      }
    }
    keys.forEach(store::delete);
  }

  private void remove(
      SpaceId space, ChannelId channel, List<MessageId> messages, long commandOffset) {
    PinBoard board = find(space, channel);
    PinBoard rest = board;
    for (MessageId message : messages) {
      rest = rest.holds(message) ? rest.without(message) : rest;
    }
    if (rest != board) {
      put(space, channel, rest, commandOffset);
    }
  }

  /// An empty board stays: without it a reader could not tell whether its last change is committed.
  private void put(SpaceId space, ChannelId channel, PinBoard board, long commandOffset) {
    store.put(key(space, channel), new StoredBoard(commandOffset, board).encode());
  }

  public static Bytes key(SpaceId space, ChannelId channel) {
    return Bytes.wrap(
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(space.value())
            .putLong(channel.value())
            .array());
  }
}
