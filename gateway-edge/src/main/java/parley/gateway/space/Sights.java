package parley.gateway.space;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.payload.ChannelPayload;
import parley.gateway.dispatch.EventType;
import parley.gateway.dispatch.PlainDispatch;
import parley.gateway.fanout.Fanout;
import parley.gateway.fanout.Resident;

/// Tells sessions which channels they came to see and which they lost, after a change of roles,
/// overwrites or members. Used by the hub's thread only.
public final class Sights {
  private final GuildSpace guild;
  private final Map<UserId, Set<ChannelId>> before;
  private final Map<ChannelId, Channel> channelsBefore = new HashMap<>();

  private Sights(GuildSpace guild) {
    this.guild = guild;
    this.before = guild.index().sights();
    guild.rows().channels().forEach(channel -> channelsBefore.put(channel.id(), channel));
  }

  /// To be taken before the change is applied.
  public static Sights before(GuildSpace guild) {
    return new Sights(guild);
  }

  /// To be called after the change was applied.
  ///
  /// @param updated the channel whose row changed, if one did: those who saw it and still do are
  ///   told of the change
  public void tellDifferences(Fanout fanout, Set<ChannelId> updated, long nowMs) {
    guild.index().forgetReaders();
    Map<UserId, Set<ChannelId>> after = guild.index().sights();
    Map<String, PlainDispatch> events = new HashMap<>();
    for (Resident resident : guild.residents()) {
      Set<ChannelId> was = before.getOrDefault(resident.user(), Set.of());
      Set<ChannelId> is = after.getOrDefault(resident.user(), Set.of());
      if (updated.isEmpty() && was.equals(is)) {
        continue;
      }
      for (ChannelId id : union(was, is)) {
        EventType type = type(was.contains(id), is.contains(id), updated.contains(id));
        if (type != null) {
          PlainDispatch event =
              events.computeIfAbsent(type + " " + id, ignored -> event(type, id, nowMs));
          fanout.deliver(event, GuildEvents.interestedIn(resident.seats()));
        }
      }
    }
  }

  private PlainDispatch event(EventType type, ChannelId id, long nowMs) {
    Channel now = guild.rows().channel(id);
    Channel row = now == null ? channelsBefore.get(id) : now;
    if (row == null) {
      throw new IllegalStateException("a channel that nobody knows was seen");
    }
    return PlainDispatch.shared(type, nowMs, json -> ChannelPayload.write(json, row));
  }

  private static @Nullable EventType type(boolean was, boolean is, boolean updated) {
    if (was && is) {
      return updated ? EventType.CHANNEL_UPDATE : null;
    }
    return is ? EventType.CHANNEL_CREATE : EventType.CHANNEL_DELETE;
  }

  private static Set<ChannelId> union(Set<ChannelId> one, Set<ChannelId> other) {
    Set<ChannelId> union = new HashSet<>(one);
    union.addAll(other);
    return union;
  }
}
