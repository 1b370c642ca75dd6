package parley.connect.cassandra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.Message;
import parley.contracts.message.ReactionCount;

/// Keeps, like Cassandra, what was written with the highest timestamp.
final class LastWriteWins implements MessageStore {
  private record Cell(long micros, @Nullable Object value) {}

  /// Names a cell: a message, one of its counts, or one user's reaction.
  private record Place(MessageId message, @Nullable String emoji, @Nullable UserId user) {}

  private static final UserId EVERYBODY = new UserId(0);
  private static final String EVERY_EMOJI = "*";
  private static final Function<MessageId, Place> COUNTS_OF =
      message -> new Place(message, EVERY_EMOJI, null);

  final Set<Integer> buckets = new HashSet<>();

  /// Why every write fails, or null while none does.
  @Nullable RuntimeException failure;

  /// What every write waits for.
  CompletableFuture<@Nullable Void> hold = CompletableFuture.completedFuture(null);

  boolean closed;

  private final Map<Place, Cell> cells = new HashMap<>();
  private final Map<Place, Long> cleared = new HashMap<>();

  @Override
  public CompletionStage<?> put(Message message, long writeMicros) {
    return write(new Place(message.id(), null, null), new Cell(writeMicros, message));
  }

  @Override
  public CompletionStage<?> delete(ChannelId channel, MessageId message, long writeMicros) {
    return clear(new Place(message, null, null), writeMicros);
  }

  @Override
  public CompletionStage<?> putCount(
      ChannelId channel, MessageId message, ReactionCount count, long writeMicros) {
    return write(
        new Place(message, count.emoji().key(), null),
        new Cell(writeMicros, count.count() == 0 ? null : count));
  }

  @Override
  public CompletionStage<?> deleteCounts(
      ChannelId channel, MessageId message, @Nullable String emoji, long writeMicros) {
    return emoji == null
        ? clear(COUNTS_OF.apply(message), writeMicros)
        : write(new Place(message, emoji, null), new Cell(writeMicros, null));
  }

  @Override
  public CompletionStage<?> putReaction(
      ChannelId channel,
      MessageId message,
      String emoji,
      UserId user,
      DecisionId decision,
      long writeMicros) {
    return write(new Place(message, emoji, user), new Cell(writeMicros, decision));
  }

  @Override
  public CompletionStage<?> deleteReaction(
      ChannelId channel, MessageId message, String emoji, UserId user, long writeMicros) {
    return write(new Place(message, emoji, user), new Cell(writeMicros, null));
  }

  @Override
  public CompletionStage<?> deleteReactions(
      ChannelId channel, MessageId message, @Nullable String emoji, long writeMicros) {
    return clear(new Place(message, emoji == null ? EVERY_EMOJI : emoji, EVERYBODY), writeMicros);
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

  private CompletionStage<?> write(Place place, Cell cell) {
    if (failure != null) {
      return CompletableFuture.failedFuture(failure);
    }
    cells.merge(place, cell, (old, now) -> now.micros > old.micros ? now : old);
    return hold;
  }

  private CompletionStage<?> clear(Place range, long micros) {
    if (failure != null) {
      return CompletableFuture.failedFuture(failure);
    }
    cleared.merge(range, micros, Math::max);
    return hold;
  }

  /// The messages, with the counts of their reactions.
  Map<MessageId, Message> present() {
    Map<MessageId, Message> present = new HashMap<>();
    each(
        Message.class,
        (place, message) ->
            present.put(place.message, message.withReactions(counts(place.message))));
    return present;
  }

  /// Who reacts to a message with an emoji.
  Set<UserId> reactors(MessageId message, String emoji) {
    Set<UserId> reactors = new HashSet<>();
    each(
        DecisionId.class,
        (place, decision) -> {
          if (place.message.equals(message) && emoji.equals(place.emoji) && place.user != null) {
            reactors.add(place.user);
          }
        });
    return reactors;
  }

  private List<ReactionCount> counts(MessageId message) {
    List<ReactionCount> counts = new ArrayList<>();
    each(
        ReactionCount.class,
        (place, count) -> {
          if (place.message.equals(message)) {
            counts.add(count);
          }
        });
    counts.sort(Comparator.comparingLong(count -> count.since().value()));
    return counts;
  }

  private <T> void each(Class<T> type, BiConsumer<Place, T> use) {
    cells.forEach(
        (place, cell) -> {
          if (type.isInstance(cell.value) && cell.micros > clearedAt(place)) {
            use.accept(place, type.cast(cell.value));
          }
        });
  }

  /// The last clearing of a range that a cell lies in.
  private long clearedAt(Place place) {
    List<Place> ranges =
        place.user == null
            ? List.of(new Place(place.message, null, null), COUNTS_OF.apply(place.message))
            : List.of(
                new Place(place.message, EVERY_EMOJI, EVERYBODY),
                new Place(place.message, place.emoji, EVERYBODY));
    boolean message = place.emoji == null;
    return ranges.stream()
        .filter(range -> !message || range.emoji == null)
        .mapToLong(range -> cleared.getOrDefault(range, 0L))
        .max()
        .orElse(0);
  }

  @Override
  public void close() {
    closed = true;
  }
}
