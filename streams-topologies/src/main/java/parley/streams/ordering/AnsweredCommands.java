package parley.streams.ordering;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;
import parley.contracts.codec.CommandIdCodec;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.CommandId;
import parley.streams.tail.HotTail;

/// Remembers for [#MEMORY] which commands and which enforced nonces were answered with which
/// message, so that asking again changes nothing. The window store drops whole segments when their
/// time is over. Belongs to the task's thread.
final class AnsweredCommands {
  /// The public protocol speaks of "the past few minutes". As long as the hot tail keeps a message,
  /// so that the message can be given back.
  static final Duration MEMORY = HotTail.MINIMUM_AGE;

  private static final CommandIdCodec IDS = new CommandIdCodec();
  private static final byte COMMAND = 'c';
  private static final byte NONCE = 'n';

  private final WindowStore<Bytes, byte[]> store;

  AnsweredCommands(WindowStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /// The message that this command made, changed or deleted, if it was decided before.
  @Nullable MessageId find(CommandId id, Instant now) {
    return find(key(id), now);
  }

  /// The message that the author made with this nonce.
  @Nullable MessageId find(ChannelId channel, UserId author, String nonce, Instant now) {
    return find(key(channel, author, nonce), now);
  }

  void remember(CommandId id, MessageId message, Instant now) {
    remember(key(id), message, now);
  }

  void remember(ChannelId channel, UserId author, String nonce, MessageId message, Instant now) {
    remember(key(channel, author, nonce), message, now);
  }

  private void remember(Bytes key, MessageId message, Instant now) {
    store.put(
        key, ByteBuffer.allocate(Long.BYTES).putLong(message.value()).array(), now.toEpochMilli());
  }

  private @Nullable MessageId find(Bytes key, Instant now) {
    try (WindowStoreIterator<byte[]> answers = store.fetch(key, now.minus(MEMORY), now)) {
      if (!answers.hasNext()) {
        return null;
      }
      KeyValue<Long, byte[]> answer = answers.next();
      return new MessageId(ByteBuffer.wrap(answer.value).getLong());
    }
  }

  private static Bytes key(CommandId id) {
    return Bytes.wrap(
        ByteBuffer.allocate(1 + 2 * Long.BYTES).put(COMMAND).put(IDS.encode(id)).array());
  }

  private static Bytes key(ChannelId channel, UserId author, String nonce) {
    byte[] text = nonce.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(1 + 2 * Long.BYTES + text.length)
            .put(NONCE)
            .putLong(channel.value())
            .putLong(author.value())
            .put(text)
            .array());
  }
}
