package parley.streams.query;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.PinBoard;
import parley.contracts.message.Reaction;
import parley.contracts.message.ReactionCount;
import parley.contracts.message.TailEntry;
import parley.contracts.message.ThreadTally;
import parley.contracts.space.SpaceId;
import parley.streams.pin.PinBoards;
import parley.streams.pin.StoredBoard;
import parley.streams.tail.ReactionKey;
import parley.streams.tail.StoredEntry;
import parley.streams.tail.StoredReaction;
import parley.streams.tail.StoredTally;
import parley.streams.tail.TailKey;
import parley.streams.thread.StoredThreadTally;
import parley.streams.thread.ThreadKey;

/// The stores of one partition's hot tail, for reading while its task goes on.
record TailStores(
    ReadOnlyKeyValueStore<Bytes, byte[]> entries,
    ReadOnlyKeyValueStore<Bytes, byte[]> tallies,
    ReadOnlyKeyValueStore<Bytes, byte[]> reactions,
    ReadOnlyKeyValueStore<Bytes, byte[]> pins,
    ReadOnlyKeyValueStore<Bytes, byte[]> threads) {
  /// @param commandOffset of the command that was decided so
  record Found<T>(long commandOffset, T value) {}

  List<Found<TailEntry>> find(Bytes key) {
    byte[] stored = entries.get(key);
    Found<TailEntry> found = stored == null ? null : whole(key, stored);
    return found == null ? List.of() : List.of(found);
  }

  List<Found<TailEntry>> range(TailQueries.Range range) {
    if (Long.compareUnsigned(range.after(), range.before() - 1) >= 0 || range.before() == 0) {
      return List.of();
    }
    boolean oldestFirst = range.after() > 0 && range.before() == Long.MAX_VALUE;
    Bytes from = TailKey.of(range.space(), range.channel(), new MessageId(range.after() + 1));
    Bytes to = TailKey.of(range.space(), range.channel(), new MessageId(range.before() - 1));
    List<Found<TailEntry>> found = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> next =
        oldestFirst ? entries.range(from, to) : entries.reverseRange(from, to)) {
      while (next.hasNext() && found.size() < range.limit()) {
        KeyValue<Bytes, byte[]> stored = next.next();
        Found<TailEntry> entry = whole(stored.key, stored.value);
        if (entry != null) {
          found.add(entry);
        }
      }
    }
    return found;
  }

  List<Found<Reaction>> reactionsOf(
      UserId user, SpaceId space, ChannelId channel, List<MessageId> messages) {
    List<Found<Reaction>> found = new ArrayList<>();
    for (MessageId message : messages) {
      Bytes key = TailKey.of(space, channel, message);
      byte[] tally = tallies.get(key);
      if (tally != null) {
        for (ReactionCount count : StoredTally.decode(tally).tally().counts()) {
          String emoji = count.emoji().key();
          byte[] stored = reactions.get(ReactionKey.of(key, emoji, user));
          if (stored != null) {
            found.add(reaction(message, emoji, user, stored));
          }
        }
      }
    }
    return found;
  }

  List<Found<Reaction>> reactors(TailQueries.Reactors reactors) {
    Bytes message = TailKey.of(reactors.space(), reactors.channel(), reactors.message());
    Bytes from = ReactionKey.of(message, reactors.emoji(), reactors.after() + 1);
    Bytes to = ReactionKey.of(message, reactors.emoji(), Long.MAX_VALUE);
    List<Found<Reaction>> found = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> next = reactions.range(from, to)) {
      while (next.hasNext() && found.size() < reactors.limit()) {
        KeyValue<Bytes, byte[]> stored = next.next();
        found.add(
            reaction(
                reactors.message(), reactors.emoji(), ReactionKey.user(stored.key), stored.value));
      }
    }
    return found;
  }

  /// One board, or none when nothing was ever pinned there.
  List<Found<PinBoard>> pins(SpaceId space, ChannelId channel) {
    byte[] stored = pins.get(PinBoards.key(space, channel));
    if (stored == null) {
      return List.of();
    }
    StoredBoard board = StoredBoard.decode(stored);
    return List.of(new Found<>(board.commandOffset(), board.board()));
  }

  /// How much was said in those of some threads in which anything was.
  List<Found<ThreadTally>> threads(SpaceId space, List<ChannelId> ids) {
    List<Found<ThreadTally>> found = new ArrayList<>();
    for (ChannelId id : ids) {
      byte[] stored = threads.get(ThreadKey.of(space, id));
      if (stored != null) {
        StoredThreadTally tally = StoredThreadTally.decode(stored);
        found.add(new Found<>(tally.commandOffset(), tally.tally()));
      }
    }
    return found;
  }

  /// An entry with its reactions, or null when it left the tail after it was read. Entries leave
  /// before their tallies do.
  private @Nullable Found<TailEntry> whole(Bytes key, byte[] stored) {
    byte[] tally = tallies.get(key);
    if (tally == null && entries.get(key) == null) {
      return null;
    }
    StoredEntry entry =
        StoredEntry.decode(stored).with(tally == null ? null : StoredTally.decode(tally));
    return new Found<>(entry.commandOffset(), entry.entry());
  }

  private static Found<Reaction> reaction(
      MessageId message, String emoji, UserId user, byte[] stored) {
    StoredReaction reaction = StoredReaction.decode(stored);
    return new Found<>(
        reaction.commandOffset(),
        new Reaction(message, emoji, user, reaction.decision(), reaction.present()));
  }
}
