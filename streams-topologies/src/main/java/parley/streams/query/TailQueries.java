package parley.streams.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.message.TailEntry;
import parley.contracts.space.Layout;
import parley.contracts.space.SpaceId;
import parley.streams.space.StoreNames;
import parley.streams.tail.CommitWatch;
import parley.streams.tail.StoredEntry;
import parley.streams.tail.TailKey;

/// Reads the hot tail for others. What it shows is committed, and everything that was committed
/// before the question is shown. May be called by any thread; waits for a commit at most
/// [#COMMIT_WAIT_MS].
public final class TailQueries {
  static final long COMMIT_WAIT_MS = 2_000;
  private static final int TRIES = 3;

  private final KafkaStreams streams;
  private final Layout layout;
  private final CommitWatch commits;
  private final HostInfo self;

  /// What a question got.
  public sealed interface Answer {
    record Page(List<TailEntry> entries) implements Answer {}

    /// Another instance owns the space.
    record Elsewhere(String host, int port) implements Answer {}

    /// Nobody can answer now, for instance while tasks move.
    record Unavailable(String why) implements Answer {}
  }

  /// A range of a channel's messages, newest first unless only `after` is set.
  ///
  /// @param before only messages below this id; [Long#MAX_VALUE] = no bound
  /// @param after only messages above this id; 0 = no bound
  public record Range(SpaceId space, ChannelId channel, long before, long after, int limit) {}

  public TailQueries(KafkaStreams streams, Layout layout, CommitWatch commits, HostInfo self) {
    this.streams = streams;
    this.layout = layout;
    this.commits = commits;
    this.self = self;
  }

  /// One message's entry, or an empty page.
  ///
  /// @param standby whether a warm copy may answer, because the owner does not
  public Answer find(SpaceId space, ChannelId channel, MessageId message, boolean standby) {
    return answer(
        space,
        standby,
        store -> {
          byte[] stored = store.get(TailKey.of(space, channel, message));
          return stored == null ? List.of() : List.of(StoredEntry.decode(stored));
        });
  }

  /// The entries of a channel in a range, deletions included.
  public Answer range(Range range, boolean standby) {
    return answer(range.space(), standby, store -> read(store, range));
  }

  private interface Read {
    List<StoredEntry> from(ReadOnlyKeyValueStore<Bytes, byte[]> store);
  }

  private Answer answer(SpaceId space, boolean standby, Read read) {
    int partition = layout.spacePartition(space);
    try {
      KeyQueryMetadata owner = owner(partition);
      if (owner.activeHost().equals(self)) {
        return committed(partition, read);
      }
      if (standby && owner.standbyHosts().contains(self)) {
        return warmCopy(partition, read);
      }
      HostInfo host = owner.activeHost();
      return host.equals(HostInfo.unavailable())
          ? new Answer.Unavailable("the space has no owner now")
          : new Answer.Elsewhere(host.host(), host.port());
    } catch (InvalidStateStoreException | IllegalStateException e) {
      return new Answer.Unavailable("the space's store is not open: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Unavailable("interrupted");
    }
  }

  private KeyQueryMetadata owner(int partition) {
    return streams.queryMetadataForKey(
        StoreNames.HOT_TAIL,
        partition,
        (topic, key, value, partitions) -> Optional.of(Set.of(key)));
  }

  private Answer committed(int partition, Read read) throws InterruptedException {
    for (int tries = 0; tries < TRIES; tries++) {
      long life = commits.life(partition);
      List<StoredEntry> entries = read.from(store(partition, false));
      long newest = entries.stream().mapToLong(StoredEntry::commandOffset).max().orElse(-1);
      if (commits.awaitCommitted(partition, life, newest, COMMIT_WAIT_MS)) {
        return new Answer.Page(entries.stream().map(StoredEntry::entry).toList());
      }
    }
    return new Answer.Unavailable("recent decisions are not committed yet");
  }

  /// A copy that has caught up with its changelog, of which it reads only what is committed.
  private Answer warmCopy(int partition, Read read) {
    LagInfo lag =
        streams
            .allLocalStorePartitionLags()
            .getOrDefault(StoreNames.HOT_TAIL, Map.of())
            .get(partition);
    if (lag == null || lag.offsetLag() > 0) {
      return new Answer.Unavailable("the warm copy lags behind");
    }
    return new Answer.Page(
        read.from(store(partition, true)).stream().map(StoredEntry::entry).toList());
  }

  private ReadOnlyKeyValueStore<Bytes, byte[]> store(int partition, boolean warm) {
    StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, byte[]>> parameters =
        StoreQueryParameters.fromNameAndType(
                StoreNames.HOT_TAIL, QueryableStoreTypes.<Bytes, byte[]>keyValueStore())
            .withPartition(partition);
    return streams.store(warm ? parameters.enableStaleStores() : parameters);
  }

  static List<StoredEntry> read(ReadOnlyKeyValueStore<Bytes, byte[]> store, Range range) {
    if (Long.compareUnsigned(range.after(), range.before() - 1) >= 0 || range.before() == 0) {
      return List.of();
    }
    boolean oldestFirst = range.after() > 0 && range.before() == Long.MAX_VALUE;
    Bytes from = TailKey.of(range.space(), range.channel(), new MessageId(range.after() + 1));
    Bytes to = TailKey.of(range.space(), range.channel(), new MessageId(range.before() - 1));
    List<StoredEntry> entries = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> found =
        oldestFirst ? store.range(from, to) : store.reverseRange(from, to)) {
      while (found.hasNext() && entries.size() < range.limit()) {
        entries.add(StoredEntry.decode(found.next().value));
      }
    }
    return entries;
  }
}
