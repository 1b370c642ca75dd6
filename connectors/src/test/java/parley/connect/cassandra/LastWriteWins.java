package parley.connect.cassandra;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Message;

/// Keeps, like Cassandra, what was written with the highest timestamp.
final class LastWriteWins implements MessageStore {
  private record Cell(long micros, @Nullable Message message) {}

  final Set<Integer> buckets = new HashSet<>();

  /// Why every write fails, or null while none does.
  @Nullable RuntimeException failure;

  /// What every write waits for.
  CompletableFuture<@Nullable Void> hold = CompletableFuture.completedFuture(null);

  boolean closed;

  private final Map<MessageId, Cell> cells = new HashMap<>();

  @Override
  public CompletionStage<?> put(Message message, long writeMicros) {
    return write(message.id(), new Cell(writeMicros, message));
  }

  @Override
  public CompletionStage<?> delete(ChannelId channel, MessageId message, long writeMicros) {
    return write(message, new Cell(writeMicros, null));
  }

  @Override
  public CompletionStage<?> putBucket(ChannelId channel, int bucket) {
    if (failure != null) {
      return CompletableFuture.failedFuture(failure);
    }
    buckets.add(bucket);
    return hold;
  }

  @Override
  public void send() {}

  private CompletionStage<?> write(MessageId id, Cell cell) {
    if (failure != null) {
      return CompletableFuture.failedFuture(failure);
    }
    cells.merge(id, cell, (old, now) -> now.micros > old.micros ? now : old);
    return hold;
  }

  Map<MessageId, Message> present() {
    Map<MessageId, Message> present = new HashMap<>();
    cells.forEach(
        (id, cell) -> {
          if (cell.message != null) {
            present.put(id, cell.message);
          }
        });
    return present;
  }

  @Override
  public void close() {
    closed = true;
  }
}
