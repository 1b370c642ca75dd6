package parley.ingress.invite;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import parley.contracts.entity.Channel;
import parley.contracts.error.ApiError;
import parley.contracts.permission.Permission;
import parley.ingress.audit.AuditAction;
import parley.ingress.audit.AuditChanges;
import parley.ingress.audit.AuditLog;
import parley.ingress.audit.AuditRecord;
import parley.ingress.database.Database;
import parley.ingress.guild.ActingMember;
import parley.ingress.guild.ChannelRows;
import parley.ingress.guild.GuildAccess;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.RefusedException;

/// Invites by their code.
@Controller("/api/invites/{code}")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class InviteController {
  private final Database database;
  private final GuildAccess access;
  private final Joining joining;
  private final AuditLog audit;

  InviteController(Database database, GuildAccess access, Joining joining, AuditLog audit) {
    this.database = database;
    this.access = access;
    this.joining = joining;
    this.audit = audit;
  }

  /// Needs no token: who is invited may look before they register.
  @Get
  HttpResponse<byte[]> find(ApiCall call, String code) {
    InviteView view = database.read(rows -> InviteView.of(rows, joining.usable(rows, code)));
    return Answer.ok(json -> view.write(json, false));
  }

  @Post
  HttpResponse<byte[]> join(ApiCall call, String code) {
    Actor actor = call.person();
    InviteView view = joining.join(actor, code);
    return Answer.ok(json -> view.write(json, false));
  }

  @Delete
  HttpResponse<byte[]> delete(ApiCall call, String code) {
    Actor actor = call.actor();
    String reason = call.reason();
    Invite invite = database.read(rows -> joining.usable(rows, code));
    InviteView view =
        access.change(
            actor.id(),
            invite.guild(),
            (transaction, acting) -> {
              Channel channel =
                  ChannelRows.find(transaction.rows(), invite.channel())
                      .orElseThrow(InviteView::unknown);
              requireManaged(acting, channel);
              InviteView deleted = InviteView.of(transaction.rows(), invite);
              InviteRows.delete(transaction.rows(), code);
              audit.write(
                  transaction.rows(),
                  invite.guild(),
                  actor.id(),
                  AuditRecord.of(
                      AuditAction.INVITE_DELETE,
                      null,
                      AuditChanges.deleted(invite::writeFacts),
                      reason));
              return deleted;
            });
    return Answer.ok(json -> view.write(json, false));
  }

  private static void requireManaged(ActingMember acting, Channel channel) {
    boolean may =
        acting.may(Permission.MANAGE_GUILD)
            || Permission.MANAGE_CHANNELS.in(acting.permissionsIn(channel));
    if (!may) {
      throw new RefusedException(ApiError.MISSING_PERMISSIONS);
    }
  }
}
