package parley.gateway.space;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.contracts.entity.Channel;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.gateway.dispatch.EventType;
import parley.gateway.fanout.Fanout;
import parley.gateway.fanout.Resident;

/// Tells some members' sessions which channels they came to see and which they lost when these
/// members' standing changed. Costs those members and the guild's channels. Used by the hub's
/// thread only.
final class MemberSights {
  private final GuildSpace guild;
  private final Map<UserId, Set<ChannelId>> before = new HashMap<>();

  private MemberSights(GuildSpace guild) {
    this.guild = guild;
  }

  /// To be taken before the change is applied.
  static MemberSights before(GuildSpace guild, Collection<UserId> users) {
    MemberSights sights = new MemberSights(guild);
    for (UserId user : users) {
      Resident resident = guild.index().find(user);
      if (resident != null) {
        sights.before.put(user, guild.index().sightOf(resident));
      }
    }
    return sights;
  }

  /// To be called after the change was applied.
  void tellDifferences(Fanout fanout, long nowMs) {
    before.forEach(
        (user, was) -> {
          Resident resident = guild.index().find(user);
          if (resident != null) {
            Set<ChannelId> is = guild.index().sightOf(resident);
            tellLostThreads(fanout, resident, was, is, nowMs);
            tell(fanout, EventType.CHANNEL_CREATE, resident, is, was, nowMs);
            tell(fanout, EventType.CHANNEL_DELETE, resident, was, is, nowMs);
            tellThreads(fanout, resident, is, was, nowMs);
          }
        });
  }

  /// Clients lose threads before the channels that these hang in.
  private void tellLostThreads(
      Fanout fanout, Resident resident, Set<ChannelId> was, Set<ChannelId> is, long nowMs) {
    for (ChannelId id : was) {
      Channel row = guild.rows().channel(id);
      if (row != null && row.type().isThread() && !is.contains(id)) {
        fanout.deliver(Sights.lost(row, nowMs), GuildEvents.interestedIn(resident.seats()));
      }
    }
  }

  private void tellThreads(
      Fanout fanout, Resident resident, Set<ChannelId> is, Set<ChannelId> was, long nowMs) {
    ThreadLists threads = new ThreadLists(guild);
    for (ChannelId id : is) {
      Channel row = guild.rows().channel(id);
      if (row != null && !was.contains(id)) {
        threads.gained(row, List.of(resident));
      }
    }
    threads.tell(fanout, nowMs);
  }

  private void tell(
      Fanout fanout,
      EventType type,
      Resident resident,
      Set<ChannelId> ids,
      Set<ChannelId> but,
      long nowMs) {
    for (ChannelId id : ids) {
      Channel row = guild.rows().channel(id);
      if (row != null && !row.type().isThread() && !but.contains(id)) {
        fanout.deliver(Sights.event(type, row, nowMs), GuildEvents.interestedIn(resident.seats()));
      }
    }
  }
}
