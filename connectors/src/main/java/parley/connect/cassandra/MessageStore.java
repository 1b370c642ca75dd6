package parley.connect.cassandra;

import java.util.concurrent.CompletionStage;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Message;

/// Where messages are kept. Writes carry their own timestamp, so the order in which they arrive
/// does not matter, and writing again changes nothing. A write may wait for others that go the same
/// way, until [#send]. Called by one thread; completions may come from others.
interface MessageStore extends AutoCloseable {
  /// Writes the whole row of a message.
  ///
  /// @param writeMicros the row's write timestamp
  CompletionStage<?> put(Message message, long writeMicros);

  /// Deletes the row of a message.
  CompletionStage<?> delete(ChannelId channel, MessageId message, long writeMicros);

  /// Notes that a channel has messages in a bucket.
  CompletionStage<?> putBucket(ChannelId channel, int bucket);

  /// Sends the writes that still wait.
  void send();

  @Override
  void close();
}
