package parley.connect.cassandra;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.Message;
import parley.contracts.message.ReactionCount;

/// Where messages are kept. Writes carry their own timestamp, so the order in which they arrive
/// does not matter, and writing again changes nothing. A write may wait for others that go the same
/// way, until [#send]. Called by one thread; completions may come from others.
interface MessageStore extends AutoCloseable {
  /// Writes the whole row of a message, without its reactions.
  ///
  /// @param writeMicros the row's write timestamp
  CompletionStage<?> put(Message message, long writeMicros);

  /// Deletes the row of a message.
  CompletionStage<?> delete(ChannelId channel, MessageId message, long writeMicros);

  /// Writes an emoji's count beside the message; 0 takes it away.
  CompletionStage<?> putCount(
      ChannelId channel, MessageId message, ReactionCount count, long writeMicros);

  /// Takes the counts of a message away.
  ///
  /// @param emoji the key of the only emoji; null for all
  CompletionStage<?> deleteCounts(
      ChannelId channel, MessageId message, @Nullable String emoji, long writeMicros);

  /// Notes a user's reaction.
  ///
  /// @param emoji the emoji's key
  CompletionStage<?> putReaction(
      ChannelId channel,
      MessageId message,
      String emoji,
      UserId user,
      DecisionId decision,
      long writeMicros);

  CompletionStage<?> deleteReaction(
      ChannelId channel, MessageId message, String emoji, UserId user, long writeMicros);

  /// Deletes everybody's reactions to a message.
  ///
  /// @param emoji the key of the only emoji; null for all
  CompletionStage<?> deleteReactions(
      ChannelId channel, MessageId message, @Nullable String emoji, long writeMicros);

  /// Notes that a channel has messages in a bucket.
  CompletionStage<?> putBucket(ChannelId channel, int bucket);

  /// Sends the writes that still wait.
  void send();

  @Override
  void close();
}
