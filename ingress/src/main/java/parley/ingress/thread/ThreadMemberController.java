package parley.ingress.thread;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Member;
import parley.contracts.entity.ThreadMember;
import parley.contracts.entity.ThreadTraits;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.payload.ThreadPayload;
import parley.contracts.permission.Permission;
import parley.ingress.database.Transaction;
import parley.ingress.form.Form;
import parley.ingress.guild.ActingMember;
import parley.ingress.guild.GuildAccess;
import parley.ingress.guild.MemberRows;
import parley.ingress.guild.ThreadMemberRows;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;
import parley.ingress.http.RefusedException;

/// Who is in a thread.
@Controller("/api/channels/{channel}/thread-members")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ThreadMemberController {
  private static final int MAX_LISTED = 100;

  private final GuildAccess access;

  ThreadMemberController(GuildAccess access) {
    this.access = access;
  }

  /// @param member null when it was not asked for
  private record Shown(ThreadMember row, @Nullable Member member) {
    static Shown of(Transaction rows, ThreadMember row, boolean withMember) throws SQLException {
      return new Shown(
          row, withMember ? MemberRows.find(rows, row.guild(), row.user()).orElse(null) : null);
    }
  }

  @Get
  HttpResponse<byte[]> list(ApiCall call, String channel) {
    Actor actor = call.actor();
    if (!actor.mayListMembers()) {
      throw new RefusedException(ApiError.MISSING_ACCESS);
    }
    Form query = call.query();
    boolean withMember = query.flag("with_member", false);
    Long after = query.snowflake("after");
    int limit = query.integer("limit", 1, MAX_LISTED, MAX_LISTED);
    query.check();
    // As the protocol has it, the list comes in pages only together with the members.
    int most = withMember ? limit : ThreadMember.MOST;
    List<Shown> found =
        access.look(
            actor.id(),
            PathId.channel(channel),
            (rows, acting, row) -> {
              requireVisible(acting, row);
              List<Shown> shown = new ArrayList<>();
              for (ThreadMember each :
                  ThreadMemberRows.after(rows, row, after == null ? 0 : after, most)) {
                shown.add(Shown.of(rows, each, withMember));
              }
              return shown;
            });
    return Answer.ok(
        json -> {
          json.writeStartArray();
          for (Shown each : found) {
            ThreadPayload.writeMember(json, each.row(), each.member());
          }
          json.writeEndArray();
        });
  }

  @Get("/{user}")
  HttpResponse<byte[]> find(ApiCall call, String channel, String user) {
    Actor actor = call.actor();
    UserId id = PathId.user(user, actor.id());
    Form query = call.query();
    boolean withMember = query.flag("with_member", false);
    query.check();
    Shown found =
        access.look(
            actor.id(),
            PathId.channel(channel),
            (rows, acting, row) -> {
              requireVisible(acting, row);
              ThreadMember member =
                  ThreadMemberRows.find(rows, row, id)
                      .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_MEMBER));
              return Shown.of(rows, member, withMember);
            });
    return Answer.ok(json -> ThreadPayload.writeMember(json, found.row(), found.member()));
  }

  @Put("/{user}")
  HttpResponse<byte[]> add(ApiCall call, String channel, String user) {
    Actor actor = call.actor();
    UserId id = PathId.user(user, actor.id());
    change(
        actor,
        PathId.channel(channel),
        (rows, acting, thread) -> {
          if (ThreadMemberRows.find(rows, thread, id).isPresent()) {
            return;
          }
          if (!id.equals(acting.id())) {
            requireMayAdd(rows, acting, thread, id);
          }
          if (traits(thread).memberCount() >= ThreadMember.MOST) {
            throw new RefusedException(ApiError.TOO_MANY_THREAD_MEMBERS);
          }
          ThreadMemberRows.join(rows, thread, id, acting.now());
        });
    return Answer.nothing();
  }

  @Delete("/{user}")
  HttpResponse<byte[]> remove(ApiCall call, String channel, String user) {
    Actor actor = call.actor();
    UserId id = PathId.user(user, actor.id());
    change(
        actor,
        PathId.channel(channel),
        (rows, acting, thread) -> {
          boolean ownPrivateThread =
              thread.isPrivateThread() && traits(thread).owner().equals(acting.id());
          if (!id.equals(acting.id())
              && !ownPrivateThread
              && !Permission.MANAGE_THREADS.in(acting.permissionsIn(thread))) {
            throw new RefusedException(ApiError.MISSING_PERMISSIONS);
          }
          if (ThreadMemberRows.find(rows, thread, id).isPresent()) {
            ThreadMemberRows.leave(rows, thread, id);
          } else if (!id.equals(acting.id())) {
            throw new RefusedException(ApiError.UNKNOWN_MEMBER);
          }
        });
    return Answer.nothing();
  }

  private interface Change {
    void make(Transaction rows, ActingMember acting, Channel thread) throws SQLException;
  }

  private void change(Actor actor, ChannelId id, Change change) {
    access.change(
        actor.id(),
        id,
        (transaction, acting, thread) -> {
          requireVisible(acting, thread);
          if (thread.isArchived()) {
            throw new RefusedException(ApiError.THREAD_ARCHIVED);
          }
          change.make(transaction.rows(), acting, thread);
          return thread;
        });
  }

  private static void requireMayAdd(
      Transaction rows, ActingMember acting, Channel thread, UserId user) throws SQLException {
    acting.requireIn(thread, Permission.SEND_MESSAGES_IN_THREADS);
    ThreadTraits traits = traits(thread);
    boolean moderator = Permission.MANAGE_THREADS.in(acting.permissionsIn(thread));
    if (thread.isPrivateThread()
        && !traits.invitable()
        && !traits.owner().equals(acting.id())
        && !moderator) {
      throw new RefusedException(ApiError.MISSING_PERMISSIONS);
    }
    Member member =
        MemberRows.find(rows, thread.guild(), user)
            .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_MEMBER));
    if (!Permission.VIEW_CHANNEL.in(acting.permissionsIn(thread, member, true))) {
      throw new RefusedException(ApiError.MISSING_ACCESS);
    }
  }

  private static void requireVisible(ActingMember acting, Channel thread) {
    acting.requireIn(thread, Permission.VIEW_CHANNEL);
    traits(thread);
  }

  private static ThreadTraits traits(Channel thread) {
    if (thread.thread() == null) {
      throw new RefusedException(ApiError.CHANNEL_TYPE);
    }
    return thread.thread();
  }
}
