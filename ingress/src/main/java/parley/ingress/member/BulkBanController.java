package parley.ingress.member;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.ArrayList;
import java.util.List;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;
import parley.contracts.id.UserId;
import parley.contracts.permission.Permission;
import parley.ingress.audit.AuditLog;
import parley.ingress.form.Form;
import parley.ingress.guild.GuildAccess;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;
import parley.ingress.http.RefusedException;

/// Bans many at once, as after a raid: all of them in one transaction.
@Controller("/api/guilds/{guild}/bulk-ban")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class BulkBanController {
  private static final int MAX_USERS = 200;

  private final GuildAccess access;
  private final AuditLog audit;

  BulkBanController(GuildAccess access, AuditLog audit) {
    this.access = access;
    this.audit = audit;
  }

  private record Outcome(List<UserId> banned, List<UserId> failed) {}

  @Post
  HttpResponse<byte[]> ban(ApiCall call, String guild) {
    Actor actor = call.actor();
    Form form = call.form();
    // In the order of ids, so that no two transactions wait for each other's users.
    List<UserId> users =
        form.snowflakes("user_ids", MAX_USERS).stream().sorted().map(UserId::new).toList();
    if (!form.isFilled("user_ids")) {
      form.fail(FieldError.required("user_ids"));
    }
    Banishment banishment = new Banishment(audit, call.reason(), Banishment.purge(form));
    form.check();
    Outcome outcome =
        access.change(
            actor.id(),
            PathId.guild(guild),
            (transaction, acting) -> {
              acting.require(Permission.BAN_MEMBERS);
              acting.require(Permission.MANAGE_GUILD);
              Outcome result = new Outcome(new ArrayList<>(), new ArrayList<>());
              for (UserId user : users) {
                boolean banned = banishment.tryBan(transaction, acting, user);
                (banned ? result.banned() : result.failed()).add(user);
              }
              if (result.banned().isEmpty()) {
                throw new RefusedException(ApiError.NOBODY_BANNED);
              }
              return result;
            });
    return Answer.ok(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("banned_users");
          for (UserId user : outcome.banned()) {
            json.writeString(user.toString());
          }
          json.writeEndArray();
          json.writeArrayFieldStart("failed_users");
          for (UserId user : outcome.failed()) {
            json.writeString(user.toString());
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }
}
