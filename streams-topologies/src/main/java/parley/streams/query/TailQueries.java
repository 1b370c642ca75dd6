package parley.streams.query;

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
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.PinBoard;
import parley.contracts.message.Reaction;
import parley.contracts.message.TailEntry;
import parley.contracts.message.ThreadTally;
import parley.contracts.space.Layout;
import parley.contracts.space.SpaceId;
import parley.streams.space.StoreNames;
import parley.streams.tail.CommitWatch;
import parley.streams.tail.TailKey;

/// Reads the hot tail and the pins for others. What it shows is committed, and everything that was
/// committed before the question is shown. May be called by any thread; waits for a commit at most
/// [#COMMIT_WAIT_MS].
public final class TailQueries {
  static final long COMMIT_WAIT_MS = 2_000;
  private static final int TRIES = 3;
  private static final List<String> STORES =
      List.of(
          StoreNames.HOT_TAIL,
          StoreNames.TALLIES,
          StoreNames.REACTIONS,
          StoreNames.PINS,
          StoreNames.THREADS);

  private final KafkaStreams streams;
  private final Layout layout;
  private final CommitWatch commits;
  private final HostInfo self;

  /// What a question got.
  public sealed interface Answer<T> {
    record Page<T>(List<T> entries) implements Answer<T> {}

    /// Another instance owns the space.
    record Elsewhere<T>(String host, int port) implements Answer<T> {}

    /// Nobody can answer now, for instance while tasks move.
    record Unavailable<T>(String why) implements Answer<T> {}
  }

  /// A range of a channel's messages, newest first unless only `after` is set.
  ///
  /// @param before only messages below this id; [Long#MAX_VALUE] = no bound
  /// @param after only messages above this id; 0 = no bound
  public record Range(SpaceId space, ChannelId channel, long before, long after, int limit) {}

  /// Those who react to a message with one emoji, in the order of their ids.
  ///
  /// @param emoji the emoji's key
  /// @param after only users above this id
  public record Reactors(
      SpaceId space, ChannelId channel, MessageId message, String emoji, long after, int limit) {}

  public TailQueries(KafkaStreams streams, Layout layout, CommitWatch commits, HostInfo self) {
    this.streams = streams;
    this.layout = layout;
    this.commits = commits;
    this.self = self;
  }

  /// One message's entry, or an empty page.
  ///
  /// @param standby whether a warm copy may answer, because the owner does not
  public Answer<TailEntry> find(
      SpaceId space, ChannelId channel, MessageId message, boolean standby) {
    return answer(space, standby, stores -> stores.find(TailKey.of(space, channel, message)));
  }

  /// The entries of a channel in a range, deletions included.
  public Answer<TailEntry> range(Range range, boolean standby) {
    return answer(range.space(), standby, stores -> stores.range(range));
  }

  /// What one user did recently about reacting to some messages of a channel, as far as it is about
  /// emojis that are still there.
  public Answer<Reaction> reactionsOf(
      UserId user, SpaceId space, ChannelId channel, List<MessageId> messages, boolean standby) {
    return answer(space, standby, stores -> stores.reactionsOf(user, space, channel, messages));
  }

  /// Recent reactions with one emoji, those taken back included.
  public Answer<Reaction> reactors(Reactors reactors, boolean standby) {
    return answer(reactors.space(), standby, stores -> stores.reactors(reactors));
  }

  /// The pins of a channel: one board, or none when nothing was ever pinned there.
  public Answer<PinBoard> pins(SpaceId space, ChannelId channel, boolean standby) {
    return answer(space, standby, stores -> stores.pins(space, channel));
  }

  /// How much was said in those of some threads in which anything was.
  public Answer<ThreadTally> threads(SpaceId space, List<ChannelId> ids, boolean standby) {
    return answer(space, standby, stores -> stores.threads(space, ids));
  }

  private interface Read<T> {
    List<TailStores.Found<T>> from(TailStores stores);
  }

  private <T> Answer<T> answer(SpaceId space, boolean standby, Read<T> read) {
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
          ? new Answer.Unavailable<>("the space has no owner now")
          : new Answer.Elsewhere<>(host.host(), host.port());
    } catch (InvalidStateStoreException | IllegalStateException e) {
      return new Answer.Unavailable<>("the space's store is not open: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Unavailable<>("interrupted");
    }
  }

  private KeyQueryMetadata owner(int partition) {
    return streams.queryMetadataForKey(
        StoreNames.HOT_TAIL,
        partition,
        (topic, key, value, partitions) -> Optional.of(Set.of(key)));
  }

  private <T> Answer<T> committed(int partition, Read<T> read) throws InterruptedException {
    for (int tries = 0; tries < TRIES; tries++) {
      long life = commits.life(partition);
      List<TailStores.Found<T>> found = read.from(stores(partition, false));
      long newest = found.stream().mapToLong(TailStores.Found::commandOffset).max().orElse(-1);
      if (commits.awaitCommitted(partition, life, newest, COMMIT_WAIT_MS)) {
        return page(found);
      }
    }
    return new Answer.Unavailable<>("recent decisions are not committed yet");
  }

  /// A copy that has caught up with its changelogs, of which it reads only what is committed.
  private <T> Answer<T> warmCopy(int partition, Read<T> read) {
    Map<String, Map<Integer, LagInfo>> lags = streams.allLocalStorePartitionLags();
    for (String store : STORES) {
      LagInfo lag = lags.getOrDefault(store, Map.of()).get(partition);
      if (lag == null || lag.offsetLag() > 0) {
        return new Answer.Unavailable<>("the warm copy lags behind");
      }
    }
    return page(read.from(stores(partition, true)));
  }

  private static <T> Answer<T> page(List<TailStores.Found<T>> found) {
    return new Answer.Page<>(found.stream().map(TailStores.Found::value).toList());
  }

  private TailStores stores(int partition, boolean warm) {
    return new TailStores(
        store(StoreNames.HOT_TAIL, partition, warm),
        store(StoreNames.TALLIES, partition, warm),
        store(StoreNames.REACTIONS, partition, warm),
        store(StoreNames.PINS, partition, warm),
        store(StoreNames.THREADS, partition, warm));
  }

  private ReadOnlyKeyValueStore<Bytes, byte[]> store(String name, int partition, boolean warm) {
    StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, byte[]>> parameters =
        StoreQueryParameters.fromNameAndType(
                name, QueryableStoreTypes.<Bytes, byte[]>keyValueStore())
            .withPartition(partition);
    return streams.store(warm ? parameters.enableStaleStores() : parameters);
  }
}
