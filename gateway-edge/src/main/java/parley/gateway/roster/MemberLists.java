package parley.gateway.roster;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.payload.MemberListPayload;
import parley.gateway.dispatch.EventType;
import parley.gateway.dispatch.PlainDispatch;
import parley.gateway.fanout.Fanout;
import parley.gateway.fanout.Resident;
import parley.gateway.frame.ClientFrame;
import parley.gateway.session.Seat;
import parley.gateway.space.GuildSpace;

/// Shows people's clients the parts of member lists that they look at, at once and again after a
/// change, at most once a second. A list is built once for all who look at it beside the same
/// channel; clients that look at the same parts share what they are told.
///
/// Used by the hub's thread only; for each session the last guild that it looked at counts.
public final class MemberLists {
  private final Fanout fanout;
  private final Function<GuildId, @Nullable GuildSpace> guilds;
  private final Predicate<Seat> isHere;
  private final InstantSource clock;
  private final Map<Seat, ClientFrame.ViewMembers> views = new HashMap<>();
  private final Set<GuildId> changed = new HashSet<>();

  /// Clients that look at the same.
  private record Look(ChannelId channel, List<ClientFrame.Range> ranges) {}

  /// @param isHere whether a session lives
  public MemberLists(
      Fanout fanout,
      Function<GuildId, @Nullable GuildSpace> guilds,
      Predicate<Seat> isHere,
      InstantSource clock) {
    this.fanout = fanout;
    this.guilds = guilds;
    this.isHere = isHere;
    this.clock = clock;
  }

  /// A session looks at a list from now on.
  public void view(Seat seat, ClientFrame.ViewMembers view) {
    if (view.ranges().isEmpty()) {
      return;
    }
    views.put(seat, view);
    GuildSpace guild = guilds.apply(view.guild());
    if (guild != null) {
      tell(view.guild(), guild, List.of(seat));
    }
  }

  /// Members of a guild changed, or how they are present.
  public void changed(GuildId guild) {
    changed.add(guild);
  }

  /// Tells what changed.
  public void sweep() {
    views.keySet().removeIf(seat -> !isHere.test(seat));
    Map<GuildId, List<Seat>> watchers = new HashMap<>();
    views.forEach(
        (seat, view) -> {
          if (changed.contains(view.guild())) {
            watchers.computeIfAbsent(view.guild(), ignored -> new ArrayList<>()).add(seat);
          }
        });
    changed.clear();
    watchers.forEach(
        (id, seats) -> {
          GuildSpace guild = guilds.apply(id);
          if (guild != null) {
            tell(id, guild, seats);
          }
        });
  }

  public void clear() {
    views.clear();
    changed.clear();
  }

  private void tell(GuildId id, GuildSpace guild, List<Seat> seats) {
    Map<Look, List<Seat>> looks = new HashMap<>();
    for (Seat seat : seats) {
      ClientFrame.ViewMembers view = views.get(seat);
      if (view != null && seat.guilds().contains(id)) {
        view.ranges()
            .forEach(
                (channel, ranges) ->
                    looks
                        .computeIfAbsent(new Look(channel, ranges), ignored -> new ArrayList<>())
                        .add(seat));
      }
    }
    Map<ChannelId, MemberList> lists = new HashMap<>();
    looks.forEach(
        (look, watchers) -> {
          Channel channel = guild.rows().channel(look.channel());
          if (channel == null) {
            return;
          }
          List<Seat> told = watchers.stream().filter(seat -> sees(guild, seat, channel)).toList();
          if (!told.isEmpty()) {
            MemberList list =
                lists.computeIfAbsent(
                    look.channel(), ignored -> MemberList.of(guild, channel, clock.instant()));
            tell(guild, channel, list, look.ranges(), told);
          }
        });
  }

  private static boolean sees(GuildSpace guild, Seat seat, Channel channel) {
    Resident resident = guild.index().find(seat.user());
    return resident != null && guild.index().sees(resident, channel);
  }

  private void tell(
      GuildSpace guild,
      Channel channel,
      MemberList list,
      List<ClientFrame.Range> ranges,
      List<Seat> told) {
    String name =
        channel.overwrites().isEmpty() && !channel.type().isThread()
            ? "everyone"
            : channel.id().toString();
    List<MemberListPayload.Part> parts = ranges.stream().map(list::part).toList();
    int count = guild.rows().guild().memberCount();
    fanout.deliver(
        PlainDispatch.shared(
            EventType.GUILD_MEMBER_LIST_UPDATE,
            clock.millis(),
            json ->
                MemberListPayload.write(
                    json, guild.rows().guild().id(), name, count, list.groups(), parts)),
        told);
  }
}
