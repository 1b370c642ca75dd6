package parley.gateway.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ThreadMember;
import parley.contracts.entity.ThreadTraits;
import parley.contracts.id.UserId;
import parley.contracts.payload.ThreadPayload;
import parley.contracts.payload.ThreadView;
import parley.gateway.dispatch.EventType;
import parley.gateway.dispatch.Intent;
import parley.gateway.dispatch.PayloadWriter;
import parley.gateway.dispatch.PlainDispatch;
import parley.gateway.fanout.Fanout;
import parley.gateway.fanout.Resident;
import parley.gateway.session.Seat;

/// Applies what happens to a guild's threads and to who is in them, in its order, and says whom it
/// concerns: nobody who does not see the thread. Used by the hub's thread only.
public final class ThreadEvents {
  private final Fanout fanout;

  public ThreadEvents(Fanout fanout) {
    this.fanout = fanout;
  }

  /// A thread came, changed or went.
  public void apply(GuildSpace guild, InboxEvent.ThreadChanged changed, long nowMs) {
    Channel before = changed.before();
    Channel after = changed.after();
    if (after != null) {
      put(guild, changed, after);
      if (before == null) {
        tellCreated(guild, after, nowMs);
      } else if (!looksAlike(before, after)) {
        ThreadView view = new ThreadView(after, changed.tally(), null);
        tell(
            EventType.THREAD_UPDATE,
            guild.index().viewersOf(after),
            json -> ThreadPayload.write(json, view),
            nowMs);
      }
      if (after.isArchived()) {
        remove(guild, after);
      }
    } else if (before != null) {
      List<Seat> viewers = guild.index().viewersOf(before);
      remove(guild, before);
      tellDeleted(before, viewers, nowMs);
    }
  }

  /// Somebody came into a thread, changed their settings for it, or left.
  public void apply(GuildSpace guild, InboxEvent.ThreadMemberChanged changed, long nowMs) {
    ThreadMember row = changed.after() == null ? changed.before() : changed.after();
    Channel thread = row == null ? null : guild.rows().channel(row.thread());
    if (row == null || thread == null) {
      return;
    }
    Resident resident = guild.index().find(row.user());
    if (changed.after() == null) {
      left(guild, thread, row, resident, nowMs);
      return;
    }
    boolean saw = resident != null && guild.index().sees(resident, thread);
    if (resident != null) {
      guild.rows().threads().put(row);
      guild.index().forgetReaders(Set.of(thread.id()));
    }
    if (changed.before() != null) {
      if (resident != null) {
        tell(
            EventType.THREAD_MEMBER_UPDATE,
            resident.seats(),
            json -> ThreadPayload.writeMemberUpdated(json, row),
            nowMs);
      }
      return;
    }
    if (resident != null && !saw && guild.index().sees(resident, thread)) {
      ThreadView view = guild.thread(thread, row.user());
      tell(
          EventType.THREAD_CREATE,
          resident.seats(),
          json -> ThreadPayload.writeCreated(json, view, false),
          nowMs);
    }
    fanout.deliver(
        PlainDispatch.shared(
            EventType.THREAD_MEMBERS_UPDATE,
            nowMs,
            json -> ThreadPayload.writeMembersUpdated(json, thread, row, changed.member(), null)),
        watchersOf(guild, thread, row.user()));
  }

  private void left(
      GuildSpace guild, Channel thread, ThreadMember row, @Nullable Resident resident, long nowMs) {
    List<Seat> watchers = watchersOf(guild, thread, row.user());
    boolean saw = resident != null && guild.index().sees(resident, thread);
    guild.rows().threads().remove(thread.id(), row.user());
    guild.index().forgetReaders(Set.of(thread.id()));
    fanout.deliver(
        PlainDispatch.shared(
            EventType.THREAD_MEMBERS_UPDATE,
            nowMs,
            json -> ThreadPayload.writeMembersUpdated(json, thread, null, null, row.user())),
        watchers);
    if (resident != null && saw && !guild.index().sees(resident, thread)) {
      tellDeleted(thread, resident.seats(), nowMs);
    }
  }

  private static void put(GuildSpace guild, InboxEvent.ThreadChanged changed, Channel after) {
    guild.rows().put(after);
    if (changed.before() == null || changed.before().isArchived()) {
      guild.rows().threads().put(changed.tally());
    }
    for (ThreadMember member : changed.members()) {
      if (guild.member(member.user()) != null) {
        guild.rows().threads().put(member);
      }
    }
    guild.index().forgetReaders(Set.of(after.id()));
  }

  private static void remove(GuildSpace guild, Channel thread) {
    guild.rows().remove(thread.id());
    guild.index().forgetReaders(Set.of(thread.id()));
  }

  /// Those who are in the thread already are told so.
  private void tellCreated(GuildSpace guild, Channel thread, long nowMs) {
    List<Seat> others = new ArrayList<>();
    for (Seat seat : GuildEvents.interestedIn(guild.index().viewersOf(thread))) {
      ThreadView view = guild.thread(thread, seat.user());
      if (view.member() == null) {
        others.add(seat);
      } else {
        fanout.deliver(
            PlainDispatch.personal(
                EventType.THREAD_CREATE,
                nowMs,
                json -> ThreadPayload.writeCreated(json, view, true)),
            seat);
      }
    }
    ThreadView view = new ThreadView(thread, guild.rows().threads().tally(thread.id()), null);
    fanout.deliver(
        PlainDispatch.shared(
            EventType.THREAD_CREATE, nowMs, json -> ThreadPayload.writeCreated(json, view, true)),
        others);
  }

  private void tellDeleted(Channel thread, List<Seat> seats, long nowMs) {
    tell(EventType.THREAD_DELETE, seats, json -> ThreadPayload.writeDeleted(json, thread), nowMs);
  }

  private void tell(EventType type, List<Seat> seats, PayloadWriter writer, long nowMs) {
    fanout.deliver(PlainDispatch.shared(type, nowMs, writer), GuildEvents.interestedIn(seats));
  }

  /// Who hears that somebody comes or goes: they themselves, and who sees the thread and asked for
  /// members.
  private static List<Seat> watchersOf(GuildSpace guild, Channel thread, UserId user) {
    return guild.index().viewersOf(thread).stream()
        .filter(
            seat ->
                seat.session()
                    .viewer()
                    .intents()
                    .has(seat.user().equals(user) ? Intent.GUILDS : Intent.GUILD_MEMBERS))
        .toList();
  }

  /// Whether two rows differ in nothing but the number of people, of which other events tell.
  private static boolean looksAlike(Channel one, Channel other) {
    ThreadTraits traits = one.thread();
    return traits != null
        && other.thread() != null
        && one.with(traits.withMemberCount(other.thread().memberCount())).equals(other);
  }
}
