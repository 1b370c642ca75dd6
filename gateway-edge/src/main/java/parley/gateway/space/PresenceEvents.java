package parley.gateway.space;

import java.util.ArrayList;
import java.util.List;
import parley.contracts.payload.PresencePayload;
import parley.contracts.presence.Presence;
import parley.contracts.presence.PresentMember;
import parley.gateway.dispatch.EventType;
import parley.gateway.dispatch.Intent;
import parley.gateway.dispatch.PlainDispatch;
import parley.gateway.fanout.Audience;
import parley.gateway.fanout.Fanout;
import parley.gateway.session.Seat;

/// Tells sessions how others are present: in guilds those that asked for it, and of people's
/// clients only in small guilds; among friends all clients. Used by the hub's thread only.
public final class PresenceEvents {
  private final Fanout fanout;

  public PresenceEvents(Fanout fanout) {
    this.fanout = fanout;
  }

  /// Members of a guild are present in another way.
  public void apply(GuildSpace guild, List<PresentMember> changed, long nowMs) {
    Audience watchers = Audience.of(watchers(guild), fanout.loops());
    for (PresentMember each : changed) {
      guild.roster().put(each);
      Presence presence = each.presence();
      fanout.deliver(
          PlainDispatch.shared(
              EventType.PRESENCE_UPDATE,
              nowMs,
              json -> PresencePayload.write(json, presence, guild.rows().guild().id())),
          watchers);
    }
  }

  /// Friends of a user are present in another way.
  public void apply(UserSpace user, List<PresentMember> changed, long nowMs) {
    for (PresentMember each : changed) {
      Presence presence = each.presence();
      user.put(presence);
      if (user.isFriend(presence.user())) {
        fanout.deliver(friend(presence, nowMs), user.personalClients());
      }
    }
  }

  private static PlainDispatch friend(Presence presence, long nowMs) {
    return PlainDispatch.shared(
        EventType.PRESENCE_UPDATE, nowMs, json -> PresencePayload.write(json, presence, null));
  }

  private static List<Seat> watchers(GuildSpace guild) {
    List<Seat> watchers = new ArrayList<>();
    for (Seat seat : guild.seats()) {
      if (seat.session().viewer().intents().has(Intent.GUILD_PRESENCES)
          && (seat.bot() || guild.isSmall())) {
        watchers.add(seat);
      }
    }
    return watchers;
  }
}
