package parley.streams.tail;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Message;
import parley.contracts.message.TailEntry;
import parley.contracts.message.Tally;
import parley.contracts.space.SpaceId;

/// The recent decisions about messages, newest form each. What it says overrides Cassandra.
///
/// An entry leaves when the sink has made its decision durable and it is older than [#MINIMUM_AGE].
/// The age is longer than any request takes, so a command can never carry a form of a message that
/// is older than what has left; and as long as a nonce is remembered, so that its message can be
/// given back. The tail is as long as the sink's lag, on disk. Belongs to the task's thread.
///
/// The counts of reactions lie beside the messages: a reaction rewrites a few bytes, not the
/// message.
public final class HotTail {
  public static final Duration MINIMUM_AGE = Duration.ofMinutes(5);

  private final KeyValueStore<Bytes, byte[]> entries;
  private final KeyValueStore<Bytes, byte[]> tallies;
  private final EvictionOrder order;

  public HotTail(
      KeyValueStore<Bytes, byte[]> entries,
      KeyValueStore<Bytes, byte[]> tallies,
      KeyValueStore<Bytes, byte[]> order) {
    this.entries = entries;
    this.tallies = tallies;
    this.order = new EvictionOrder(order);
  }

  public @Nullable TailEntry find(SpaceId space, ChannelId channel, MessageId message) {
    Bytes key = TailKey.of(space, channel, message);
    StoredEntry stored = entry(key);
    return stored == null ? null : stored.with(tally(key)).entry();
  }

  /// Keeps what was decided about a message.
  ///
  /// @param decided the message as it is now
  /// @param commandOffset of the command that was decided
  public void remember(SpaceId space, TailEntry decided, long commandOffset) {
    Bytes key = TailKey.of(space, decided.channel(), decided.id());
    Message message = decided.message();
    StoredTally tally = tally(key);
    if (message == null) {
      put(key, decided, commandOffset);
      tallies.delete(key);
    } else {
      Message plain = message.withReactions(List.of());
      StoredEntry stored = entry(key);
      if (stored == null || !plain.equals(stored.entry().message())) {
        put(
            key,
            new TailEntry(decided.channel(), decided.id(), decided.decision(), plain),
            commandOffset);
      }
      List<?> counted = tally == null ? List.of() : tally.tally().counts();
      if (!message.reactions().equals(counted)) {
        Tally now = new Tally(decided.decision(), message.reactions());
        tallies.put(key, new StoredTally(commandOffset, now).encode());
      }
    }
    order.add(decided.decision(), key);
  }

  /// Lets entries go that are durable up to `durable` and old enough, at most `most`.
  ///
  /// @return how many were looked at
  public int evict(long durable, long nowMs, int most) {
    List<EvictionOrder.Due> due = order.take(durable, nowMs, most);
    for (EvictionOrder.Due each : due) {
      StoredEntry stored = entry(each.key());
      if (stored != null
          && stored.with(tally(each.key())).entry().decision().value() == each.decision()) {
        entries.delete(each.key());
        tallies.delete(each.key());
      }
    }
    return due.size();
  }

  private void put(Bytes key, TailEntry entry, long commandOffset) {
    entries.put(key, new StoredEntry(commandOffset, entry).encode());
  }

  private @Nullable StoredEntry entry(Bytes key) {
    byte[] stored = entries.get(key);
    return stored == null ? null : StoredEntry.decode(stored);
  }

  private @Nullable StoredTally tally(Bytes key) {
    byte[] stored = tallies.get(key);
    return stored == null ? null : StoredTally.decode(stored);
  }
}
