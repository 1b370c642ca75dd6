package parley.gateway.space;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.id.ChannelId;
import parley.contracts.id.RoleId;
import parley.contracts.payload.ChannelPayload;
import parley.contracts.payload.ThreadPayload;
import parley.contracts.permission.Standing;
import parley.gateway.dispatch.EventType;
import parley.gateway.dispatch.PlainDispatch;
import parley.gateway.fanout.ChannelSight;
import parley.gateway.fanout.Fanout;
import parley.gateway.fanout.Resident;
import parley.gateway.session.Seat;

/// Tells sessions which channels they came to see and which they lost when a role or a channel
/// changed. Looks only at the channels and permission classes that the change can touch, and costs
/// those and the sessions that are told. Used by the hub's thread only.
final class Sights {
  private final GuildSpace guild;
  private final Predicate<Standing> touched;
  private final @Nullable ChannelId updated;
  private final Map<ChannelId, Channel> channels = new HashMap<>();
  private final Map<ChannelId, ChannelSight> before;

  private Sights(
      GuildSpace guild,
      Collection<Channel> channels,
      Predicate<Standing> touched,
      @Nullable ChannelId updated) {
    this.guild = guild;
    this.touched = touched;
    this.updated = updated;
    channels.forEach(channel -> this.channels.put(channel.id(), channel));
    this.before = guild.index().look(channels, touched);
  }

  /// To be taken before a channel comes, changes or goes: it touches its threads too. Those who saw
  /// it and still do are told of the change.
  static Sights beforeChannel(GuildSpace guild, ChannelId id) {
    List<Channel> touched =
        guild.rows().channels().stream()
            .filter(channel -> channel.id().equals(id) || id.equals(channel.parent()))
            .toList();
    return new Sights(guild, touched, standing -> true, id);
  }

  /// To be taken before a role comes, changes or goes.
  static Sights beforeRole(GuildSpace guild, RoleId id) {
    boolean everyone = id.value() == guild.rows().guild().id().value();
    return new Sights(
        guild,
        guild.rows().channels(),
        standing -> everyone || standing.roles().contains(id),
        null);
  }

  /// To be called after the change was applied.
  void tellDifferences(Fanout fanout, long nowMs) {
    Set<ChannelId> ids = new HashSet<>(channels.keySet());
    if (updated != null) {
      ids.add(updated);
    }
    List<Channel> present = present(ids);
    present.forEach(row -> channels.put(row.id(), row));
    guild.index().forgetReaders(ids);
    Map<ChannelId, ChannelSight> after = guild.index().look(present, touched);
    ThreadLists threads = new ThreadLists(guild);
    for (Channel row : threadsFirst()) {
      ChannelSight was = before.getOrDefault(row.id(), ChannelSight.NOBODY);
      ChannelSight is = after.getOrDefault(row.id(), ChannelSight.NOBODY);
      threads.gained(row, was.compare(is, false, true));
      if (row.type().isThread()) {
        tellLost(fanout, row, was.compare(is, true, false), nowMs);
        continue;
      }
      tell(fanout, EventType.CHANNEL_CREATE, row, was.compare(is, false, true), nowMs);
      tell(fanout, EventType.CHANNEL_DELETE, row, was.compare(is, true, false), nowMs);
      if (row.id().equals(updated)) {
        tell(fanout, EventType.CHANNEL_UPDATE, row, was.compare(is, true, true), nowMs);
      }
    }
    threads.tell(fanout, nowMs);
  }

  /// Clients lose threads before the channels that these hang in.
  private List<Channel> threadsFirst() {
    return channels.values().stream()
        .sorted(Comparator.comparing((Channel row) -> !row.type().isThread()))
        .toList();
  }

  private static void tellLost(
      Fanout fanout, Channel thread, List<Resident> residents, long nowMs) {
    List<Seat> seats = new ArrayList<>();
    residents.forEach(resident -> seats.addAll(GuildEvents.interestedIn(resident.seats())));
    fanout.deliver(lost(thread, nowMs), seats);
  }

  static PlainDispatch lost(Channel thread, long nowMs) {
    return PlainDispatch.shared(
        EventType.THREAD_DELETE, nowMs, json -> ThreadPayload.writeDeleted(json, thread));
  }

  private List<Channel> present(Set<ChannelId> ids) {
    List<Channel> present = new ArrayList<>();
    for (ChannelId id : ids) {
      Channel row = guild.rows().channel(id);
      if (row != null) {
        present.add(row);
      }
    }
    return present;
  }

  private static void tell(
      Fanout fanout, EventType type, Channel row, List<Resident> residents, long nowMs) {
    if (!residents.isEmpty()) {
      List<Seat> seats = new ArrayList<>();
      residents.forEach(resident -> seats.addAll(GuildEvents.interestedIn(resident.seats())));
      fanout.deliver(event(type, row, nowMs), seats);
    }
  }

  static PlainDispatch event(EventType type, Channel row, long nowMs) {
    return PlainDispatch.shared(type, nowMs, json -> ChannelPayload.write(json, row));
  }
}
