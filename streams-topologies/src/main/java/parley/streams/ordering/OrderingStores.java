package parley.streams.ordering;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import parley.streams.poll.OpenPolls;
import parley.streams.tail.RecentReactions;

/// The stores behind the deciding of commands, opened for one task.
public final class OrderingStores {
  private final KeyValueStore<Bytes, byte[]> positions;
  private final AnsweredCommands answered;
  private final SlowMode slowMode;
  private final PendingFences fences;
  private final RecentReactions reactions;
  private final OpenPolls polls;

  public OrderingStores(
      KeyValueStore<Bytes, byte[]> positions,
      WindowStore<Bytes, byte[]> answered,
      WindowStore<Bytes, byte[]> slowMode,
      KeyValueStore<Bytes, byte[]> fences,
      RecentReactions reactions,
      OpenPolls polls) {
    this.positions = positions;
    this.answered = new AnsweredCommands(answered);
    this.slowMode = new SlowMode(slowMode);
    this.fences = new PendingFences(fences);
    this.reactions = reactions;
    this.polls = polls;
  }

  KeyValueStore<Bytes, byte[]> positions() {
    return positions;
  }

  AnsweredCommands answered() {
    return answered;
  }

  SlowMode slowMode() {
    return slowMode;
  }

  PendingFences fences() {
    return fences;
  }

  OpenPolls polls() {
    return polls;
  }

  RecentReactions reactions() {
    return reactions;
  }
}
