package parley.gateway.fanout;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.ThreadMember;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.ThreadTally;

/// What is known of a guild's active threads besides their rows: how much was said in them, and
/// which connected members are in them. Used by the hub's thread only.
public final class GuildThreads {
  private final Map<ChannelId, ThreadTally> tallies = new HashMap<>();
  private final Map<ChannelId, Map<UserId, ThreadMember>> members = new HashMap<>();

  public void put(ThreadTally tally) {
    tallies.put(tally.thread(), tally);
  }

  /// A connected member is in a thread.
  public void put(ThreadMember member) {
    members.computeIfAbsent(member.thread(), ignored -> new HashMap<>()).put(member.user(), member);
  }

  public void remove(ChannelId thread, UserId user) {
    Map<UserId, ThreadMember> ofThread = members.get(thread);
    if (ofThread != null) {
      ofThread.remove(user);
    }
  }

  /// A member is not connected any longer.
  public void remove(UserId user) {
    members.values().forEach(ofThread -> ofThread.remove(user));
  }

  void remove(ChannelId thread) {
    tallies.remove(thread);
    members.remove(thread);
  }

  /// Counts what was decided about messages.
  public void count(MessageEvent event) {
    ChannelId channel =
        switch (event) {
          case MessageEvent.Created created -> created.message().channel();
          case MessageEvent.Deleted deleted -> deleted.channel();
          case MessageEvent.MessagesDeleted deleted -> deleted.channel();
          default -> null;
        };
    if (channel != null) {
      tallies.computeIfPresent(channel, (id, tally) -> tally.after(event));
    }
  }

  public ThreadTally tally(ChannelId thread) {
    return Objects.requireNonNullElseGet(tallies.get(thread), () -> ThreadTally.empty(thread));
  }

  public @Nullable ThreadMember member(ChannelId thread, UserId user) {
    return members.getOrDefault(thread, Map.of()).get(user);
  }

  /// The connected members who are in a thread.
  Collection<UserId> membersOf(ChannelId thread) {
    Map<UserId, ThreadMember> ofThread = members.get(thread);
    return ofThread == null ? Set.of() : ofThread.keySet();
  }
}
