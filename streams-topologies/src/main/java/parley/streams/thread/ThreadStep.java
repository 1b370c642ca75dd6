package parley.streams.thread;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.edge.InboxEvent;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ThreadMember;
import parley.contracts.entity.ThreadTraits;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.message.IdleThread;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.ThreadTally;
import parley.contracts.snowflake.Snowflake;
import parley.contracts.space.SpaceId;
import parley.streams.fanout.GuildSnapshots;
import parley.streams.fanout.Outbox;
import parley.streams.guild.SpaceEntities;

/// Follows threads: tells of their rows and of who is in them, counts what is said, and finds those
/// that fell silent. A thread's being archived is a fact of its row. When its time is over this
/// step says so once, in the space's order; from then on the thread takes no message until the row
/// has changed, so that nothing comes between the decision and the row. Belongs to the task's
/// thread.
public final class ThreadStep {
  /// When to say again that a thread is idle, if its row did not change.
  static final Duration REMINDER = Duration.ofMinutes(10);

  /// How many threads one turn looks at; the next turn goes on.
  private static final int LOOKED_AT_PER_TURN = 500;

  private final SpaceEntities entities;
  private final ThreadTallies tallies;
  private final ActiveThreads active;
  private final Outbox outbox;

  public ThreadStep(
      SpaceEntities entities, ThreadTallies tallies, ActiveThreads active, Outbox outbox) {
    this.entities = entities;
    this.tallies = tallies;
    this.active = active;
    this.outbox = outbox;
  }

  /// What a snapshot of a guild holds of its threads.
  ///
  /// @param joined which of them the member is in
  public GuildSnapshots.Threads snapshot(SpaceId space, List<ThreadMember> joined) {
    List<Channel> rows = new ArrayList<>();
    List<ThreadTally> counts = new ArrayList<>();
    for (ChannelId id : active.of(space)) {
      Channel row = entities.thread(space, id);
      if (row != null) {
        rows.add(row);
        counts.add(tallies.find(space, id));
      }
    }
    return new GuildSnapshots.Threads(rows, counts, joined);
  }

  /// Which of a guild's active threads a user is in.
  public List<ThreadMember> joinedBy(GuildId guild, UserId user) {
    List<ThreadMember> joined = new ArrayList<>();
    for (ChannelId id : active.of(guild.space())) {
      ThreadMember member = entities.threadMember(guild, id, user);
      if (member != null) {
        joined.add(member);
      }
    }
    return joined;
  }

  /// Whether nothing can be written in a thread until its row changes.
  public boolean isClosed(Channel thread) {
    return thread.isArchived() || active.isClosing(thread.guild().space(), thread.id());
  }

  /// Whether anything was ever written in a thread.
  public boolean hasBegun(Channel thread) {
    return tallies.find(thread.guild().space(), thread.id()).lastMessage() != null;
  }

  /// A thread's row came, changed or went.
  public void changed(@Nullable Channel before, @Nullable Channel after) {
    Channel row = after == null ? before : after;
    if (row == null) {
      return;
    }
    SpaceId space = row.guild().space();
    ThreadTally tally = tallies.find(space, row.id());
    boolean wasActive = before != null && !before.isArchived();
    if (after == null) {
      active.remove(space, row.id());
      tallies.forget(space, row.id());
    } else if (after.isArchived()) {
      active.remove(space, row.id());
    } else if (before == null || before.isArchived() || !keepsTime(before, after)) {
      active.schedule(space, row.id(), idleAt(after).toEpochMilli(), false);
    }
    boolean appears = after != null && !wasActive;
    outbox.publish(
        space,
        new InboxEvent.ThreadChanged(
            before,
            after,
            tally,
            appears ? entities.threadMembers(row.guild(), row.id()) : List.of()));
  }

  /// Somebody came into a thread, changed their settings for it, or left.
  public void changed(@Nullable ThreadMember before, @Nullable ThreadMember after) {
    ThreadMember row = after == null ? before : after;
    if (row != null) {
      outbox.publish(
          row.guild().space(),
          new InboxEvent.ThreadMemberChanged(
              before, after, after == null ? null : entities.member(after.guild(), after.user())));
    }
  }

  /// All threads of a space are gone.
  public void forget(SpaceId space) {
    active.remove(space);
    tallies.forget(space);
  }

  /// Counts what was decided about messages.
  ///
  /// @param commandOffset of the command that was decided
  public void remember(MessageEvent event, long commandOffset) {
    ChannelId channel =
        switch (event) {
          case MessageEvent.Created created -> created.message().channel();
          case MessageEvent.Deleted deleted -> deleted.channel();
          case MessageEvent.MessagesDeleted deleted -> deleted.channel();
          case MessageEvent.Updated _,
              MessageEvent.ReactionAdded _,
              MessageEvent.ReactionRemoved _,
              MessageEvent.ReactionsCleared _,
              MessageEvent.PinsChanged _,
              MessageEvent.Unknown _ ->
              null;
        };
    if (channel != null && entities.isThread(event.space(), channel)) {
      tallies.remember(channel, event, commandOffset);
    }
  }

  /// Says which threads fell silent. Costs those whose moment has come.
  public void findIdle(long nowMs) {
    for (ActiveThreads.Due due : active.due(nowMs, LOOKED_AT_PER_TURN)) {
      Channel row = entities.thread(due.space(), due.thread());
      if (row == null || row.thread() == null || row.isArchived()) {
        active.remove(due.space(), due.thread());
        continue;
      }
      long idleAtMs = idleAt(row).toEpochMilli();
      if (idleAtMs > nowMs) {
        active.schedule(due.space(), due.thread(), idleAtMs, false);
      } else {
        outbox.tellIdle(new IdleThread(row.guild(), row.id(), row.thread().archiveChangedAt()));
        active.schedule(due.space(), due.thread(), nowMs + REMINDER.toMillis(), true);
      }
    }
  }

  /// When the thread is to be archived, unless something is said before.
  private Instant idleAt(Channel row) {
    ThreadTraits traits = traits(row);
    ThreadTally tally = tallies.find(row.guild().space(), row.id());
    Instant last = traits.archiveChangedAt();
    if (tally.lastMessage() != null) {
      Instant written = Snowflake.instant(tally.lastMessage().value());
      last = written.isAfter(last) ? written : last;
    }
    return last.plus(Duration.ofMinutes(traits.autoArchiveMinutes()));
  }

  /// Whether a change of the row leaves alone when the thread falls silent.
  private static boolean keepsTime(Channel before, Channel after) {
    return traits(before).autoArchiveMinutes() == traits(after).autoArchiveMinutes()
        && traits(before).archiveChangedAt().equals(traits(after).archiveChangedAt());
  }

  private static ThreadTraits traits(Channel thread) {
    ThreadTraits traits = thread.thread();
    if (traits == null) {
      throw new IllegalArgumentException("no thread: " + thread.id());
    }
    return traits;
  }
}
