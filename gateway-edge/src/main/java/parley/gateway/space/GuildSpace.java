package parley.gateway.space;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.Role;
import parley.contracts.entity.ThreadMember;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.payload.GuildCreation;
import parley.contracts.payload.ThreadView;
import parley.contracts.permission.Standing;
import parley.contracts.voice.VoiceState;
import parley.gateway.dispatch.Intent;
import parley.gateway.fanout.GuildRows;
import parley.gateway.fanout.ReceiverIndex;
import parley.gateway.fanout.Resident;
import parley.gateway.session.Seat;

/// A guild that sessions of this edge follow: its rows, its members who are connected here, and who
/// reads what. Used by the hub's thread only. Bounded by the guild's channels and roles and its
/// connected members.
public final class GuildSpace {
  /// What clients may set their threshold to at most.
  private static final int SMALL = 250;

  private final GuildRows rows;
  private final ReceiverIndex index;
  private final Map<UserId, Member> members = new HashMap<>();
  private final Set<UserId> timedOut = new HashSet<>();
  private final Roster roster = new Roster();
  private final Map<UserId, VoiceState> voiceStates = new HashMap<>();

  public GuildSpace(Guild guild, int loops) {
    rows = new GuildRows(guild);
    index = new ReceiverIndex(rows, loops);
  }

  public GuildRows rows() {
    return rows;
  }

  public ReceiverIndex index() {
    return index;
  }

  /// Who sessions are told of when they come.
  public Roster roster() {
    return roster;
  }

  /// Whether people's clients are told of all members unasked.
  public boolean isSmall() {
    return rows.guild().memberCount() <= SMALL;
  }

  /// Takes in one part of the snapshot.
  public void load(InboxEvent.GuildSnapshot part, Instant now) {
    rows.put(part.guild());
    part.channels().forEach(rows::put);
    part.roles().forEach(rows::put);
    part.voiceStates().forEach(this::put);
    part.expressions().forEach(row -> rows.putExpression(row.key(), row));
    part.members().forEach(member -> put(member, now));
    roster.load(part);
    part.tallies().forEach(rows.threads()::put);
    part.threadMembers().forEach(rows.threads()::put);
    index.forgetReaders();
  }

  /// A connected member's row is known, or changed.
  public void put(Member member, Instant now) {
    UserId user = member.user().id();
    members.put(user, member);
    if (member.communicationDisabledUntil() == null) {
      timedOut.remove(user);
    } else {
      timedOut.add(user);
    }
    index.put(member.user().id(), Standing.of(rows.guild(), member, now));
  }

  /// A further member is connected.
  public void load(Member member, List<ThreadMember> threadMembers, Instant now) {
    threadMembers.forEach(rows.threads()::put);
    put(member, now);
    index.forgetReaders();
  }

  /// Somebody came to a voice channel, changed there, or left.
  public void put(VoiceState state) {
    if (state.channel() == null) {
      voiceStates.remove(state.user());
    } else {
      voiceStates.put(state.user(), state);
    }
  }

  public void remove(UserId user) {
    members.remove(user);
    timedOut.remove(user);
    rows.threads().remove(user);
    index.remove(user);
  }

  public @Nullable Member member(UserId user) {
    return members.get(user);
  }

  /// The members who are connected here.
  public List<Member> members() {
    return List.copyOf(members.values());
  }

  public boolean isEmpty() {
    return members.isEmpty();
  }

  /// All sessions that get the guild's events.
  public List<Seat> seats() {
    List<Seat> seats = new ArrayList<>();
    for (Resident resident : index.residents()) {
      seats.addAll(resident.seats());
    }
    return seats;
  }

  public Collection<Resident> residents() {
    return index.residents();
  }

  /// Looks again at the standing of some members whose rows did not change.
  public void reconsiderStandings(Collection<UserId> users, Instant now) {
    for (UserId user : users) {
      Member member = members.get(user);
      if (member != null) {
        put(member, now);
      }
    }
  }

  /// Members whose timeout ended by now although no row changed.
  public List<UserId> endedTimeouts(Instant lastLook, Instant now) {
    List<UserId> ended = new ArrayList<>();
    for (Iterator<UserId> users = timedOut.iterator(); users.hasNext(); ) {
      UserId user = users.next();
      Member member = members.get(user);
      if (member == null || !member.isTimedOutAt(now)) {
        users.remove();
        if (member != null && member.isTimedOutAt(lastLook)) {
          ended.add(user);
        }
      }
    }
    return ended;
  }

  /// A thread as one user finds it.
  public ThreadView thread(Channel row, UserId user) {
    return new ThreadView(
        row, rows.threads().tally(row.id()), rows.threads().member(row.id(), user));
  }

  /// What a session of a member is told when it comes. Who asked for presences is told of members:
  /// of all, as long as there are no more than the session's threshold, else of those who are
  /// there; people's clients ask for the members of a large guild themselves.
  public GuildCreation creationFor(Member member, Seat seat) {
    int largeThreshold = seat.identify().largeThreshold();
    boolean large = rows.guild().memberCount() > largeThreshold;
    boolean told =
        seat.session().viewer().intents().has(Intent.GUILD_PRESENCES) && (seat.bot() || isSmall());
    Resident resident = index.find(member.user().id());
    Set<ChannelId> sight = resident == null ? Set.of() : index.sightOf(resident);
    List<Channel> channels =
        rows.channels().stream()
            .filter(channel -> !channel.type().isThread() && sight.contains(channel.id()))
            .sorted(Comparator.comparingInt(Channel::position))
            .toList();
    List<ThreadView> threads =
        rows.channels().stream()
            .filter(channel -> channel.type().isThread() && sight.contains(channel.id()))
            .map(channel -> thread(channel, member.user().id()))
            .toList();
    List<Role> roles =
        rows.roles().stream().sorted(Comparator.comparingInt(Role::position)).toList();
    return new GuildCreation(
        rows.guild(),
        roles,
        channels,
        threads,
        told ? withSelf(roster.members(!large && roster.isComplete()), member) : List.of(member),
        voiceStates.values().stream().filter(state -> sight.contains(state.channel())).toList(),
        member.joinedAt(),
        large,
        told ? roster.presences() : List.of(),
        rows.expressions(),
        rows.events().stream()
            .filter(event -> !event.status().isOver())
            .filter(event -> event.channel() == null || sight.contains(event.channel()))
            .toList());
  }

  private static List<Member> withSelf(List<Member> members, Member self) {
    if (members.stream().noneMatch(member -> member.user().id().equals(self.user().id()))) {
      members.add(self);
    }
    return members;
  }
}
