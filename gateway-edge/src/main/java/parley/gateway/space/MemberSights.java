package parley.gateway.space;

import java.util.Collection;
import java.util.HashMap;
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
            tell(fanout, EventType.CHANNEL_CREATE, resident, is, was, nowMs);
            tell(fanout, EventType.CHANNEL_DELETE, resident, was, is, nowMs);
          }
        });
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
      if (row != null && !but.contains(id)) {
        fanout.deliver(Sights.event(type, row, nowMs), GuildEvents.interestedIn(resident.seats()));
      }
    }
  }
}
