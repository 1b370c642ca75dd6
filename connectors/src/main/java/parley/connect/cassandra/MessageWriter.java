package parley.connect.cassandra;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import parley.contracts.history.MessageTable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.message.MessageEvent;
import parley.contracts.snowflake.Snowflake;

/// Writes decided events, many at a time and never more than a bound. Used by one thread;
/// completions may come from others.
final class MessageWriter {
  /// Buckets that are known to be noted; what is forgotten is noted again, which changes nothing.
  private static final int KNOWN_BUCKETS = 50_000;

  private final MessageStore store;
  private final int bound;
  private final long timeoutMs;
  private final Semaphore free;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Set<Bucket> knownBuckets =
      Collections.newSetFromMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Bucket, Boolean> eldest) {
              return size() > KNOWN_BUCKETS;
            }
          });

  private record Bucket(ChannelId channel, int number) {}

  /// @param inFlight how many writes may be under way at a time
  MessageWriter(MessageStore store, int inFlight, long timeoutMs) {
    this.store = store;
    this.bound = inFlight;
    this.timeoutMs = timeoutMs;
    this.free = new Semaphore(inFlight);
  }

  /// Begins to write an event; waits while too many are under way.
  ///
  /// @return false for events of a kind that a newer release writes
  boolean write(MessageEvent event) throws InterruptedException, WriteFailedException {
    long micros = Snowflake.writeMicros(event.decision().value());
    switch (event) {
      case MessageEvent.Created created -> {
        noteBucket(created.message().channel(), created.message().id());
        track(() -> store.put(created.message(), micros));
      }
      case MessageEvent.Updated updated -> {
        noteBucket(updated.message().channel(), updated.message().id());
        track(() -> store.put(updated.message(), micros));
      }
      case MessageEvent.Deleted deleted -> {
        track(() -> store.delete(deleted.channel(), deleted.message(), micros));
        track(() -> store.deleteReactions(deleted.channel(), deleted.message(), null, micros));
      }
      case MessageEvent.ReactionAdded added -> write(added, micros);
      case MessageEvent.ReactionRemoved removed -> write(removed, micros);
      case MessageEvent.ReactionsCleared cleared -> write(cleared, micros);
      case MessageEvent.MessagesDeleted deleted -> {
        for (MessageId message : deleted.messages()) {
          track(() -> store.delete(deleted.channel(), message, micros));
          track(() -> store.deleteReactions(deleted.channel(), message, null, micros));
        }
      }
      // The message's own event says that it is pinned.
      case MessageEvent.PinsChanged ignored -> {}
      case MessageEvent.Unknown ignored -> {
        return false;
      }
    }
    return true;
  }

  private void write(MessageEvent.ReactionAdded added, long micros)
      throws InterruptedException, WriteFailedException {
    track(() -> store.putCount(added.channel(), added.message(), added.count(), micros));
    track(
        () ->
            store.putReaction(
                added.channel(),
                added.message(),
                added.count().emoji().key(),
                added.user(),
                added.decision(),
                micros));
  }

  private void write(MessageEvent.ReactionRemoved removed, long micros)
      throws InterruptedException, WriteFailedException {
    track(() -> store.putCount(removed.channel(), removed.message(), removed.count(), micros));
    track(
        () ->
            store.deleteReaction(
                removed.channel(),
                removed.message(),
                removed.count().emoji().key(),
                removed.user(),
                micros));
  }

  private void write(MessageEvent.ReactionsCleared cleared, long micros)
      throws InterruptedException, WriteFailedException {
    String emoji = cleared.emoji() == null ? null : cleared.emoji().key();
    track(() -> store.deleteCounts(cleared.channel(), cleared.message(), emoji, micros));
    track(() -> store.deleteReactions(cleared.channel(), cleared.message(), emoji, micros));
  }

  /// Waits until everything that was begun is durable.
  void flush() throws InterruptedException, WriteFailedException {
    acquire(bound);
    free.release(bound);
    throwIfFailed();
  }

  /// Some of what was begun is not durable; all of it may be written again.
  static final class WriteFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    WriteFailedException(Throwable cause) {
      super(cause);
    }
  }

  private interface Write {
    CompletionStage<?> begin();
  }

  private void noteBucket(ChannelId channel, MessageId message)
      throws InterruptedException, WriteFailedException {
    Bucket bucket = new Bucket(channel, MessageTable.bucket(message));
    if (knownBuckets.add(bucket)) {
      track(() -> store.putBucket(channel, bucket.number()));
    }
  }

  private void track(Write write) throws InterruptedException, WriteFailedException {
    throwIfFailed();
    acquire(1);
    CompletionStage<?> begun;
    try {
      begun = write.begin();
    } catch (RuntimeException e) {
      free.release();
      throw failed(e);
    }
    begun.whenComplete(
        (ignored, failed) -> {
          if (failed != null) {
            failure.compareAndSet(null, failed);
          }
          free.release();
        });
  }

  private void acquire(int permits) throws InterruptedException, WriteFailedException {
    if (free.tryAcquire(permits)) {
      return;
    }
    store.send();
    // Every write times out by itself; the factor leaves room for the ones that wait behind others.
    if (!free.tryAcquire(permits, 2 * timeoutMs, TimeUnit.MILLISECONDS)) {
      throw failed(new TimeoutException("writes did not end in time"));
    }
  }

  private void throwIfFailed() throws WriteFailedException {
    Throwable first = failure.getAndSet(null);
    if (first != null) {
      throw failed(first);
    }
  }

  /// Which buckets were noted is not known any more: a bucket without a note could not be read.
  private WriteFailedException failed(Throwable cause) {
    knownBuckets.clear();
    return new WriteFailedException(cause);
  }
}
