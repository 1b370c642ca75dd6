package parley.streams.tail;

import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.MessageEvent;
import parley.contracts.space.SpaceId;

/// Who reacted recently, or took a reaction back. What it says overrides Cassandra, and entries
/// leave as those of [HotTail] do. Clearing a message's reactions changes nothing here, however
/// many there are: what was decided before an emoji's count began counts no more. Belongs to the
/// task's thread.
public final class RecentReactions {
  private final KeyValueStore<Bytes, byte[]> reactions;
  private final EvictionOrder order;

  public RecentReactions(
      KeyValueStore<Bytes, byte[]> reactions, KeyValueStore<Bytes, byte[]> order) {
    this.reactions = reactions;
    this.order = new EvictionOrder(order);
  }

  /// The decision of a user's reaction.
  ///
  /// @param emoji the emoji's key
  /// @param known what is true when nothing was decided recently
  /// @return null when there is none
  public @Nullable DecisionId find(
      SpaceId space,
      ChannelId channel,
      MessageId message,
      String emoji,
      UserId user,
      @Nullable DecisionId known) {
    byte[] stored = reactions.get(ReactionKey.of(TailKey.of(space, channel, message), emoji, user));
    if (stored == null) {
      return known;
    }
    StoredReaction recent = StoredReaction.decode(stored);
    return recent.present() ? recent.decision() : null;
  }

  /// Keeps what was decided, if it is about one user's reaction.
  ///
  /// @param commandOffset of the command that was decided
  public void remember(MessageEvent event, long commandOffset) {
    switch (event) {
      case MessageEvent.ReactionAdded added ->
          put(
              ReactionKey.of(
                  TailKey.of(added.space(), added.channel(), added.message()),
                  added.count().emoji().key(),
                  added.user()),
              new StoredReaction(commandOffset, added.decision(), true));
      case MessageEvent.ReactionRemoved removed ->
          put(
              ReactionKey.of(
                  TailKey.of(removed.space(), removed.channel(), removed.message()),
                  removed.count().emoji().key(),
                  removed.user()),
              new StoredReaction(commandOffset, removed.decision(), false));
      case MessageEvent.Created _,
          MessageEvent.Updated _,
          MessageEvent.Deleted _,
          MessageEvent.ReactionsCleared _,
          MessageEvent.MessagesDeleted _,
          MessageEvent.PinsChanged _,
          MessageEvent.Unknown _ -> {}
    }
  }

  /// Lets entries go that are durable up to `durable` and old enough, at most `most`.
  ///
  /// @return how many were looked at
  public int evict(long durable, long nowMs, int most) {
    List<EvictionOrder.Due> due = order.take(durable, nowMs, most);
    for (EvictionOrder.Due each : due) {
      byte[] stored = reactions.get(each.key());
      if (stored != null && StoredReaction.decode(stored).decision().value() == each.decision()) {
        reactions.delete(each.key());
      }
    }
    return due.size();
  }

  private void put(Bytes key, StoredReaction reaction) {
    reactions.put(key, reaction.encode());
    order.add(reaction.decision(), key);
  }
}
