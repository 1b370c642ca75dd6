package parley.ingress.guild;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.InstantSource;
import java.util.List;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Role;
import parley.contracts.error.ApiError;
import parley.contracts.payload.GuildPayload;
import parley.contracts.permission.Permission;
import parley.contracts.snowflake.EntityIds;
import parley.ingress.account.TwoFactorRows;
import parley.ingress.audit.AuditAction;
import parley.ingress.audit.AuditChanges;
import parley.ingress.audit.AuditLog;
import parley.ingress.audit.AuditRecord;
import parley.ingress.database.SpaceTransactions;
import parley.ingress.form.Form;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;
import parley.ingress.http.RefusedException;

/// Guilds themselves.
@Controller("/api/guilds")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class GuildController {
  private final GuildAccess access;
  private final SpaceTransactions transactions;
  private final AuditLog audit;
  private final EntityIds ids;
  private final InstantSource clock;

  GuildController(
      GuildAccess access,
      SpaceTransactions transactions,
      AuditLog audit,
      EntityIds ids,
      InstantSource clock) {
    this.access = access;
    this.transactions = transactions;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  private record GuildWithRoles(Guild guild, List<Role> roles) {
    HttpResponse<byte[]> created() {
      return Answer.created(json -> GuildPayload.write(json, guild, roles));
    }

    HttpResponse<byte[]> ok() {
      return Answer.ok(json -> GuildPayload.write(json, guild, roles));
    }
  }

  @Post
  HttpResponse<byte[]> create(ApiCall call) {
    Actor actor = call.actor();
    Form form = call.form();
    String name = form.requiredName("name", GuildForm.MIN_NAME, GuildForm.MAX_NAME);
    form.check();
    NewGuild guild = new NewGuild(name, actor.user(), clock.instant());
    return transactions
        .create(
            actor.id(),
            transaction -> {
              Guild row = guild.insert(transaction, ids);
              return new GuildWithRoles(row, RoleRows.of(transaction.rows(), row.id()));
            })
        .created();
  }

  @Get("/{guild}")
  HttpResponse<byte[]> find(ApiCall call, String guild) {
    Actor actor = call.actor();
    boolean counts = call.query().flag("with_counts", false);
    GuildWithRoles found =
        access.look(
            actor.id(),
            PathId.guild(guild),
            (rows, acting) ->
                new GuildWithRoles(acting.guild(), RoleRows.of(rows, acting.guildId())));
    return counts
        ? Answer.ok(json -> GuildPayload.writeWithCounts(json, found.guild(), found.roles(), 1))
        : found.ok();
  }

  @Patch("/{guild}")
  HttpResponse<byte[]> change(ApiCall call, String guild) {
    Actor actor = call.actor();
    Form form = call.form();
    String reason = call.reason();
    GuildWithRoles changed =
        access.change(
            actor.id(),
            PathId.guild(guild),
            (transaction, acting) -> {
              acting.require(Permission.MANAGE_GUILD);
              Guild row = new GuildForm(form).apply(acting.guild(), transaction.rows());
              if (!row.owner().equals(acting.guild().owner()) && !acting.owner()) {
                throw new RefusedException(ApiError.MISSING_PERMISSIONS);
              }
              GuildRows.update(transaction.rows(), row);
              audit.write(
                  transaction.rows(),
                  row.id(),
                  actor.id(),
                  AuditRecord.of(
                      AuditAction.GUILD_UPDATE,
                      row.id().value(),
                      AuditChanges.between(
                          json -> GuildPayload.write(json, acting.guild(), List.of()),
                          json -> GuildPayload.write(json, row, List.of())),
                      reason));
              return new GuildWithRoles(row, RoleRows.of(transaction.rows(), row.id()));
            });
    return changed.ok();
  }

  @Delete("/{guild}")
  HttpResponse<byte[]> delete(ApiCall call, String guild) {
    Actor actor = call.actor();
    access.change(
        actor.id(),
        PathId.guild(guild),
        (transaction, acting) -> {
          if (!acting.owner()) {
            throw new RefusedException(ApiError.MISSING_PERMISSIONS);
          }
          acting.requireSecured();
          GuildRows.delete(transaction.rows(), acting.guildId());
          return acting;
        });
    return Answer.nothing();
  }

  /// Keeps what moderators do for accounts with two factors, or gives it to all again.
  @Post("/{guild}/mfa")
  HttpResponse<byte[]> changeMfaLevel(ApiCall call, String guild) {
    Actor actor = call.actor();
    Form form = call.form();
    int level = form.integer("level", 0, 1, 0);
    form.check();
    access.change(
        actor.id(),
        PathId.guild(guild),
        (transaction, acting) -> {
          if (!acting.owner()) {
            throw new RefusedException(ApiError.MISSING_PERMISSIONS);
          }
          if (!TwoFactorRows.secures(transaction.rows(), actor.id())) {
            throw new RefusedException(ApiError.MFA_REQUIRED);
          }
          GuildRows.changeMfaLevel(transaction.rows(), acting.guildId(), level);
          return acting;
        });
    return Answer.ok(
        json -> {
          json.writeStartObject();
          json.writeNumberField("level", level);
          json.writeEndObject();
        });
  }

  /// As some user clients ask for it.
  @Post("/{guild}/delete")
  HttpResponse<byte[]> deleteByPost(ApiCall call, String guild) {
    return delete(call, guild);
  }
}
