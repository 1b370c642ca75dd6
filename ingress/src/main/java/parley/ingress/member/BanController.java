package parley.ingress.member;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import parley.contracts.error.ApiError;
import parley.contracts.id.UserId;
import parley.contracts.payload.BanPayload;
import parley.contracts.permission.Permission;
import parley.ingress.audit.AuditAction;
import parley.ingress.audit.AuditChanges;
import parley.ingress.audit.AuditLog;
import parley.ingress.audit.AuditRecord;
import parley.ingress.form.Form;
import parley.ingress.guild.GuildAccess;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;
import parley.ingress.http.RefusedException;

/// Who may not come back to a guild.
@Controller("/api/guilds/{guild}/bans")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class BanController {
  private static final int MAX_LISTED = 1000;

  private final GuildAccess access;
  private final AuditLog audit;

  BanController(GuildAccess access, AuditLog audit) {
    this.access = access;
    this.audit = audit;
  }

  @Get
  HttpResponse<byte[]> list(ApiCall call, String guild) {
    Actor actor = call.actor();
    Form query = call.query();
    int limit = query.integer("limit", 1, MAX_LISTED, MAX_LISTED);
    Long after = query.snowflake("after");
    query.check();
    List<BanRows.Ban> bans =
        access.look(
            actor.id(),
            PathId.guild(guild),
            (rows, acting) -> {
              acting.require(Permission.BAN_MEMBERS);
              return BanRows.after(rows, acting.guildId(), after == null ? 0 : after, limit);
            });
    return Answer.ok(
        json -> {
          json.writeStartArray();
          for (BanRows.Ban ban : bans) {
            BanPayload.write(json, ban.user(), ban.reason());
          }
          json.writeEndArray();
        });
  }

  @Get("/{user}")
  HttpResponse<byte[]> find(ApiCall call, String guild, String user) {
    Actor actor = call.actor();
    UserId id = PathId.user(user);
    BanRows.Ban ban =
        access.look(
            actor.id(),
            PathId.guild(guild),
            (rows, acting) -> {
              acting.require(Permission.BAN_MEMBERS);
              return BanRows.find(rows, acting.guildId(), id)
                  .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_BAN));
            });
    return Answer.ok(json -> BanPayload.write(json, ban.user(), ban.reason()));
  }

  @Put("/{user}")
  HttpResponse<byte[]> ban(ApiCall call, String guild, String user) {
    Actor actor = call.actor();
    UserId id = PathId.user(user);
    String reason = call.reason();
    Form form = call.form();
    Banishment banishment = new Banishment(audit, reason, Banishment.purge(form));
    form.check();
    access.change(
        actor.id(),
        PathId.guild(guild),
        (transaction, acting) -> {
          acting.require(Permission.BAN_MEMBERS);
          banishment.ban(transaction, acting, id);
          return id;
        });
    return Answer.nothing();
  }

  @Delete("/{user}")
  HttpResponse<byte[]> unban(ApiCall call, String guild, String user) {
    Actor actor = call.actor();
    UserId id = PathId.user(user);
    String reason = call.reason();
    access.change(
        actor.id(),
        PathId.guild(guild),
        (transaction, acting) -> {
          acting.require(Permission.BAN_MEMBERS);
          if (!BanRows.delete(transaction.rows(), acting.guildId(), id)) {
            throw new RefusedException(ApiError.UNKNOWN_BAN);
          }
          audit.write(
              transaction.rows(),
              acting.guildId(),
              actor.id(),
              AuditRecord.of(AuditAction.MEMBER_BAN_REMOVE, id.value(), AuditChanges.NONE, reason));
          return id;
        });
    return Answer.nothing();
  }
}
