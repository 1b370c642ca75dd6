package parley.ingress.thread;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Member;
import parley.contracts.entity.ThreadMember;
import parley.contracts.entity.ThreadTraits;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.permission.Permission;
import parley.ingress.database.Transaction;
import parley.ingress.guild.ActingMember;
import parley.ingress.guild.GuildAccess;
import parley.ingress.guild.MemberRows;
import parley.ingress.guild.ThreadMemberRows;
import parley.ingress.guild.ThreadRows;
import parley.ingress.http.Actor;
import parley.ingress.http.RefusedException;

/// What writing in a thread does to its rows: it comes out of the archive, its author is in it from
/// then on, and so are those whom they name.
public final class ThreadEntry {
  private final GuildAccess access;

  ThreadEntry(GuildAccess access) {
    this.access = access;
  }

  /// Whether writing in a thread changes its rows.
  ///
  /// @param named whom the message mentions
  public static boolean isNeeded(Transaction rows, Channel thread, UserId author, Set<UserId> named)
      throws SQLException {
    return thread.isArchived() || !strangers(rows, thread, author, named).isEmpty();
  }

  /// Lets somebody into a thread to write.
  ///
  /// @param named whom the message mentions
  /// @param reopens whether the thread is closed, though its row may not say so yet
  public void enter(Actor actor, ChannelId id, Set<UserId> named, boolean reopens) {
    access.change(
        actor.id(),
        id,
        (transaction, acting, thread) -> {
          requireMayWrite(acting, thread);
          Transaction rows = transaction.rows();
          ThreadTraits traits = traits(thread);
          if (thread.isArchived()) {
            Threads.requireRoom(rows, thread);
          }
          if (thread.isArchived() || reopens) {
            Instant now = ThreadForm.millis(acting.now());
            ThreadRows.update(rows, thread.with(traits.withArchived(false, now)));
          }
          int room = ThreadMember.MOST - traits.memberCount();
          for (UserId user : strangers(rows, thread, actor.id(), named)) {
            if (room-- > 0 && mayCome(rows, acting, thread, user)) {
              ThreadMemberRows.join(rows, thread, user, acting.now());
            }
          }
          return thread;
        });
  }

  private static void requireMayWrite(ActingMember acting, Channel thread) {
    acting.requireIn(thread, Permission.SEND_MESSAGES_IN_THREADS);
    if (traits(thread).locked() && !Permission.MANAGE_THREADS.in(acting.permissionsIn(thread))) {
      throw new RefusedException(ApiError.THREAD_LOCKED);
    }
  }

  /// Nobody is brought in who does not see the channel, or by who may not invite.
  private static boolean mayCome(Transaction rows, ActingMember acting, Channel thread, UserId user)
      throws SQLException {
    if (user.equals(acting.id())) {
      return true;
    }
    ThreadTraits traits = traits(thread);
    boolean mayInvite =
        traits.invitable()
            || traits.owner().equals(acting.id())
            || Permission.MANAGE_THREADS.in(acting.permissionsIn(thread));
    Member member = MemberRows.find(rows, thread.guild(), user).orElse(null);
    return mayInvite
        && member != null
        && Permission.VIEW_CHANNEL.in(acting.permissionsIn(thread, member, true));
  }

  /// Those who are to be in the thread and are not.
  private static List<UserId> strangers(
      Transaction rows, Channel thread, UserId author, Set<UserId> named) throws SQLException {
    if (traits(thread).memberCount() >= ThreadMember.MOST) {
      return List.of();
    }
    Set<UserId> wanted = new LinkedHashSet<>();
    wanted.add(author);
    wanted.addAll(named);
    Set<Long> present =
        new HashSet<>(
            ThreadMemberRows.among(rows, thread, wanted.stream().map(UserId::value).toList()));
    List<UserId> strangers = new ArrayList<>(wanted);
    strangers.removeIf(user -> present.contains(user.value()));
    return strangers;
  }

  private static ThreadTraits traits(Channel thread) {
    if (thread.thread() == null) {
      throw new RefusedException(ApiError.CHANNEL_TYPE);
    }
    return thread.thread();
  }
}
