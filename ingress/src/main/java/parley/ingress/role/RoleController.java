package parley.ingress.role;

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
import java.util.List;
import parley.contracts.entity.Role;
import parley.contracts.error.ApiError;
import parley.contracts.id.RoleId;
import parley.contracts.payload.RolePayload;
import parley.contracts.permission.Permission;
import parley.contracts.permission.RoleHierarchy;
import parley.contracts.snowflake.EntityIds;
import parley.ingress.audit.AuditAction;
import parley.ingress.audit.AuditChanges;
import parley.ingress.audit.AuditLog;
import parley.ingress.audit.AuditRecord;
import parley.ingress.database.Transaction;
import parley.ingress.form.Form;
import parley.ingress.guild.ActingMember;
import parley.ingress.guild.GuildAccess;
import parley.ingress.guild.RoleRows;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;
import parley.ingress.http.RefusedException;

/// The roles of a guild. Who changes one needs MANAGE_ROLES, stands above it, and gives only
/// permissions that they have themselves.
@Controller("/api/guilds/{guild}/roles")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RoleController {
  private static final int MAX_ROLES = 250;

  private final GuildAccess access;
  private final AuditLog audit;
  private final EntityIds ids;

  RoleController(GuildAccess access, AuditLog audit, EntityIds ids) {
    this.access = access;
    this.audit = audit;
    this.ids = ids;
  }

  @Get
  HttpResponse<byte[]> list(ApiCall call, String guild) {
    Actor actor = call.actor();
    return listed(
        access.look(
            actor.id(),
            PathId.guild(guild),
            (rows, acting) -> RoleRows.of(rows, acting.guildId())));
  }

  @Get("/{role}")
  HttpResponse<byte[]> find(ApiCall call, String guild, String role) {
    Actor actor = call.actor();
    RoleId id = PathId.role(role);
    Role found = access.look(actor.id(), PathId.guild(guild), (rows, acting) -> acting.role(id));
    return Answer.ok(json -> RolePayload.write(json, found));
  }

  @Post
  HttpResponse<byte[]> create(ApiCall call, String guild) {
    Actor actor = call.actor();
    Form form = call.form();
    String reason = call.reason();
    Role created =
        access.create(
            actor.id(),
            PathId.guild(guild),
            (transaction, acting) -> {
              acting.require(Permission.MANAGE_ROLES);
              if (acting.roles().size() >= MAX_ROLES) {
                throw new RefusedException(ApiError.TOO_MANY_ROLES);
              }
              Role role = RoleForm.apply(form, blank(acting));
              requireGrantable(acting, role.permissions() & ~everyone(acting).permissions());
              RoleRows.insert(transaction.rows(), role);
              audit.write(
                  transaction.rows(),
                  acting.guildId(),
                  actor.id(),
                  AuditRecord.of(
                      AuditAction.ROLE_CREATE,
                      role.id().value(),
                      AuditChanges.created(json -> RolePayload.write(json, role)),
                      reason));
              return role;
            });
    return Answer.ok(json -> RolePayload.write(json, created));
  }

  @Patch("/{role}")
  HttpResponse<byte[]> change(ApiCall call, String guild, String role) {
    Actor actor = call.actor();
    RoleId id = PathId.role(role);
    Form form = call.form();
    String reason = call.reason();
    Role changed =
        access.change(
            actor.id(),
            PathId.guild(guild),
            (transaction, acting) -> {
              acting.require(Permission.MANAGE_ROLES);
              Role former = acting.role(id);
              acting.requireAbove(former);
              Role changing = RoleForm.apply(form, former);
              requireGrantable(acting, changing.permissions() ^ former.permissions());
              if (changing.equals(former)) {
                return former;
              }
              RoleRows.update(transaction.rows(), changing);
              audit.write(
                  transaction.rows(),
                  acting.guildId(),
                  actor.id(),
                  AuditRecord.of(
                      AuditAction.ROLE_UPDATE,
                      id.value(),
                      AuditChanges.between(
                          json -> RolePayload.write(json, former),
                          json -> RolePayload.write(json, changing)),
                      reason));
              return changing;
            });
    return Answer.ok(json -> RolePayload.write(json, changed));
  }

  @Delete("/{role}")
  HttpResponse<byte[]> delete(ApiCall call, String guild, String role) {
    Actor actor = call.actor();
    RoleId id = PathId.role(role);
    String reason = call.reason();
    access.change(
        actor.id(),
        PathId.guild(guild),
        (transaction, acting) -> {
          acting.require(Permission.MANAGE_ROLES);
          Role former = acting.role(id);
          acting.requireAbove(former);
          if (former.managed() || id.equals(acting.guildId().everyoneRole())) {
            throw new RefusedException(ApiError.INVALID_ROLE);
          }
          RoleRows.delete(transaction.rows(), acting.guildId(), id);
          audit.write(
              transaction.rows(),
              acting.guildId(),
              actor.id(),
              AuditRecord.of(
                  AuditAction.ROLE_DELETE,
                  id.value(),
                  AuditChanges.deleted(json -> RolePayload.write(json, former)),
                  reason));
          return former;
        });
    return Answer.nothing();
  }

  private record Move(RoleId id, int position) {
    static Move read(Form form) {
      return new Move(
          new RoleId(form.requiredSnowflake("id")), form.integer("position", 0, MAX_ROLES, 1));
    }
  }

  /// Sets the positions of some roles; the others keep theirs.
  @Patch
  HttpResponse<byte[]> move(ApiCall call, String guild) {
    Actor actor = call.actor();
    List<Move> moves = Form.ofList(call.json(), MAX_ROLES, Move::read);
    List<Role> roles =
        access.change(
            actor.id(),
            PathId.guild(guild),
            (transaction, acting) -> {
              acting.require(Permission.MANAGE_ROLES);
              for (Move move : moves) {
                move(transaction.rows(), acting, move);
              }
              return RoleRows.of(transaction.rows(), acting.guildId());
            });
    return listed(roles);
  }

  private static void move(Transaction rows, ActingMember acting, Move move) throws SQLException {
    Role role = acting.role(move.id());
    if (role.position() == move.position()) {
      return;
    }
    if (role.id().equals(acting.guildId().everyoneRole()) || move.position() == 0) {
      throw new RefusedException(ApiError.INVALID_ROLE);
    }
    acting.requireAbove(role);
    if (!acting.owner() && move.position() >= highest(acting)) {
      throw new RefusedException(ApiError.MISSING_PERMISSIONS);
    }
    RoleRows.move(rows, acting.guildId(), role.id(), move.position());
  }

  /// Stands right above everyone's: of two with the same position the older one is higher.
  private Role blank(ActingMember acting) {
    return new Role(
        new RoleId(ids.next()),
        acting.guildId(),
        "new role",
        0,
        false,
        1,
        everyone(acting).permissions(),
        false,
        false,
        null,
        0);
  }

  private static Role everyone(ActingMember acting) {
    return acting.role(acting.guildId().everyoneRole());
  }

  private static int highest(ActingMember acting) {
    return acting.member().roles().stream()
        .map(acting.roles()::get)
        .filter(role -> role != null)
        .max(RoleHierarchy.ORDER)
        .map(Role::position)
        .orElse(0);
  }

  private static void requireGrantable(ActingMember acting, long permissions) {
    if ((permissions & ~acting.permissions()) != 0) {
      throw new RefusedException(ApiError.MISSING_PERMISSIONS);
    }
  }

  private static HttpResponse<byte[]> listed(List<Role> roles) {
    return Answer.ok(
        json -> {
          json.writeStartArray();
          for (Role role : roles) {
            RolePayload.write(json, role);
          }
          json.writeEndArray();
        });
  }
}
