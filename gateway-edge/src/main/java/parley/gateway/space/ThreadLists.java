package parley.gateway.space;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.contracts.entity.Channel;
import parley.contracts.id.ChannelId;
import parley.contracts.payload.ThreadPayload;
import parley.contracts.payload.ThreadView;
import parley.gateway.dispatch.EventType;
import parley.gateway.dispatch.PlainDispatch;
import parley.gateway.fanout.Fanout;
import parley.gateway.fanout.Resident;
import parley.gateway.session.Seat;

/// Collects who came to see threads of which channels, and tells them all threads that they see
/// there: one event for all who find the same. Used by the hub's thread only.
final class ThreadLists {
  private final GuildSpace guild;
  private final Map<ChannelId, Set<Resident>> gained = new LinkedHashMap<>();

  ThreadLists(GuildSpace guild) {
    this.guild = guild;
  }

  /// Some residents came to see a channel, or a thread.
  void gained(Channel channel, Collection<Resident> residents) {
    ChannelId parent = channel.type().isThread() ? channel.parent() : channel.id();
    if (parent != null && !residents.isEmpty()) {
      gained.computeIfAbsent(parent, ignored -> new LinkedHashSet<>()).addAll(residents);
    }
  }

  void tell(Fanout fanout, long nowMs) {
    gained.forEach((parent, residents) -> tell(parent, residents, fanout, nowMs));
  }

  private void tell(ChannelId parent, Set<Resident> residents, Fanout fanout, long nowMs) {
    List<Channel> threads = guild.rows().threadsIn(parent);
    if (threads.isEmpty()) {
      return;
    }
    Map<List<ThreadView>, List<Seat>> alike = new LinkedHashMap<>();
    for (Resident resident : residents) {
      List<Seat> seats = GuildEvents.interestedIn(resident.seats());
      if (!seats.isEmpty()) {
        alike
            .computeIfAbsent(seenBy(resident, threads), ignored -> new ArrayList<>())
            .addAll(seats);
      }
    }
    alike.forEach(
        (views, seats) ->
            fanout.deliver(
                PlainDispatch.shared(
                    EventType.THREAD_LIST_SYNC,
                    nowMs,
                    json ->
                        ThreadPayload.writeListSync(
                            json, guild.rows().guild().id(), List.of(parent), views)),
                seats));
  }

  private List<ThreadView> seenBy(Resident resident, List<Channel> threads) {
    return threads.stream()
        .filter(thread -> guild.index().sees(resident, thread))
        .map(thread -> guild.thread(thread, resident.user()))
        .toList();
  }
}
