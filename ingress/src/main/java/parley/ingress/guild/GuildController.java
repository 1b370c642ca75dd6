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
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Expressions;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Role;
import parley.contracts.error.ApiError;
import parley.contracts.id.GuildId;
import parley.contracts.payload.GuildPayload;
import parley.contracts.permission.Permission;
import parley.contracts.snowflake.EntityIds;
import parley.ingress.account.TwoFactorRows;
import parley.ingress.audit.AuditAction;
import parley.ingress.audit.AuditChanges;
import parley.ingress.audit.AuditLog;
import parley.ingress.audit.AuditRecord;
import parley.ingress.database.SpaceTransactions;
import parley.ingress.database.Transaction;
import parley.ingress.form.Form;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;
import parley.ingress.http.RefusedException;
import parley.ingress.image.Pictures;

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
  private final Pictures pictures;

  GuildController(
      GuildAccess access,
      SpaceTransactions transactions,
      AuditLog audit,
      EntityIds ids,
      InstantSource clock,
      Pictures pictures) {
    this.access = access;
    this.transactions = transactions;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.pictures = pictures;
  }

  private record GuildWithRoles(Guild guild, List<Role> roles, Expressions expressions) {
    static GuildWithRoles read(Transaction rows, Guild guild) throws SQLException {
      return new GuildWithRoles(
          guild,
          RoleRows.of(rows, guild.id()),
          new Expressions(EmojiRows.of(rows, guild.id()), StickerRows.of(rows, guild.id())));
    }

    HttpResponse<byte[]> created() {
      return Answer.created(json -> GuildPayload.write(json, guild, roles, expressions));
    }

    HttpResponse<byte[]> ok() {
      return Answer.ok(json -> GuildPayload.write(json, guild, roles, expressions));
    }
  }

  @Post
  HttpResponse<byte[]> create(ApiCall call) {
    Actor actor = call.actor();
    Form form = call.formWithPictures();
    String name = form.requiredName("name", GuildForm.MIN_NAME, GuildForm.MAX_NAME);
    form.check();
    GuildId id = new GuildId(ids.next());
    String icon = pictures.change(form, "icon", null, Pictures.Folder.ICONS, id.value());
    NewGuild guild = new NewGuild(id, name, icon, actor.user(), clock.instant());
    return transactions
        .create(
            actor.id(),
            transaction -> {
              Guild row = guild.insert(transaction, ids);
              return GuildWithRoles.read(transaction.rows(), row);
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
            (rows, acting) -> GuildWithRoles.read(rows, acting.guild()));
    return counts
        ? Answer.ok(
            json ->
                GuildPayload.writeWithCounts(
                    json, found.guild(), found.roles(), found.expressions(), 1))
        : found.ok();
  }

  @Patch("/{guild}")
  HttpResponse<byte[]> change(ApiCall call, String guild) {
    Actor actor = call.actor();
    Form form = call.formWithPictures();
    String reason = call.reason();
    String icon = form.has("icon") ? storedIcon(actor, PathId.guild(guild), form) : null;
    GuildWithRoles changed =
        access.change(
            actor.id(),
            PathId.guild(guild),
            (transaction, acting) -> {
              acting.require(Permission.MANAGE_GUILD);
              Guild row =
                  new GuildForm(form)
                      .apply(
                          acting.guild(),
                          form.has("icon") ? icon : acting.guild().icon(),
                          transaction.rows());
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
                          json ->
                              GuildPayload.write(json, acting.guild(), List.of(), Expressions.NONE),
                          json -> GuildPayload.write(json, row, List.of(), Expressions.NONE)),
                      reason));
              return GuildWithRoles.read(transaction.rows(), row);
            });
    return changed.ok();
  }

  /// Stores a new icon before anything is locked, for who may change it.
  private @Nullable String storedIcon(Actor actor, GuildId guild, Form form) {
    access.look(
        actor.id(),
        guild,
        (rows, acting) -> {
          acting.require(Permission.MANAGE_GUILD);
          return acting;
        });
    return pictures.change(form, "icon", null, Pictures.Folder.ICONS, guild.value());
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
