package parley.ingress.member;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Member;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.contracts.payload.MemberPayload;
import parley.contracts.permission.Permission;
import parley.ingress.audit.AuditAction;
import parley.ingress.audit.AuditChanges;
import parley.ingress.audit.AuditLog;
import parley.ingress.audit.AuditRecord;
import parley.ingress.database.Transaction;
import parley.ingress.form.Form;
import parley.ingress.guild.ActingMember;
import parley.ingress.guild.Departure;
import parley.ingress.guild.GuildAccess;
import parley.ingress.guild.MemberRows;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;
import parley.ingress.http.RefusedException;

/// The members of a guild.
@Controller("/api/guilds/{guild}/members")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class MemberController {
  private static final int MAX_LISTED = 1000;
  private static final int MAX_QUERY = 100;

  private final GuildAccess access;
  private final AuditLog audit;
  private final VoiceMoves moves;

  MemberController(GuildAccess access, AuditLog audit, VoiceMoves moves) {
    this.access = access;
    this.audit = audit;
    this.moves = moves;
  }

  @Get
  HttpResponse<byte[]> list(ApiCall call, String guild) {
    Actor actor = call.actor();
    if (!actor.mayListMembers()) {
      throw new RefusedException(ApiError.MISSING_ACCESS);
    }
    Form query = call.query();
    int limit = query.integer("limit", 1, MAX_LISTED, 1);
    Long after = query.snowflake("after");
    query.check();
    return listed(
        access.look(
            actor.id(),
            PathId.guild(guild),
            (rows, acting) ->
                MemberRows.after(rows, acting.guildId(), after == null ? 0 : after, limit)));
  }

  @Get("/search")
  HttpResponse<byte[]> search(ApiCall call, String guild) {
    Actor actor = call.actor();
    Form query = call.query();
    String start = query.requiredText("query", 1, MAX_QUERY);
    int limit = query.integer("limit", 1, MAX_LISTED, 1);
    query.check();
    return listed(
        access.look(
            actor.id(),
            PathId.guild(guild),
            (rows, acting) -> MemberRows.named(rows, acting.guildId(), start, limit)));
  }

  @Get("/{user}")
  HttpResponse<byte[]> find(ApiCall call, String guild, String user) {
    Actor actor = call.actor();
    UserId id = PathId.user(user, actor.id());
    Member found =
        access.look(
            actor.id(), PathId.guild(guild), (rows, acting) -> member(rows, acting.guildId(), id));
    return Answer.ok(json -> MemberPayload.write(json, found));
  }

  @Patch("/{user}")
  HttpResponse<byte[]> change(ApiCall call, String guild, String user) {
    Actor actor = call.actor();
    Form form = call.form();
    UserId id = PathId.user(user, actor.id());
    Long to = form.snowflake("channel_id");
    Member changed =
        change(
            actor,
            PathId.guild(guild),
            id,
            call.reason(),
            (acting, member) -> new MemberForm(form).apply(acting, member));
    if (form.has("channel_id")) {
      moves.move(actor.id(), PathId.guild(guild), id, to == null ? null : new ChannelId(to));
    }
    return Answer.ok(json -> MemberPayload.write(json, changed));
  }

  @Put("/{user}/roles/{role}")
  HttpResponse<byte[]> addRole(ApiCall call, String guild, String user, String role) {
    Actor actor = call.actor();
    RoleId id = PathId.role(role);
    change(
        actor,
        PathId.guild(guild),
        PathId.user(user, actor.id()),
        call.reason(),
        (acting, member) -> withRoles(member, RoleGift.add(acting, member, id)));
    return Answer.nothing();
  }

  @Delete("/{user}/roles/{role}")
  HttpResponse<byte[]> removeRole(ApiCall call, String guild, String user, String role) {
    Actor actor = call.actor();
    RoleId id = PathId.role(role);
    change(
        actor,
        PathId.guild(guild),
        PathId.user(user, actor.id()),
        call.reason(),
        (acting, member) -> withRoles(member, RoleGift.remove(acting, member, id)));
    return Answer.nothing();
  }

  @Delete("/{user}")
  HttpResponse<byte[]> kick(ApiCall call, String guild, String user) {
    Actor actor = call.actor();
    UserId id = PathId.user(user);
    String reason = call.reason();
    access.change(
        actor.id(),
        PathId.guild(guild),
        (transaction, acting) -> {
          acting.require(Permission.KICK_MEMBERS);
          Member member = member(transaction.rows(), acting.guildId(), id);
          acting.requireAbove(member);
          transaction.touch(id);
          Departure.of(transaction.rows(), acting.guildId(), member);
          audit.write(
              transaction.rows(),
              acting.guildId(),
              actor.id(),
              AuditRecord.of(AuditAction.MEMBER_KICK, id.value(), AuditChanges.NONE, reason));
          return member;
        });
    return Answer.nothing();
  }

  private Member change(
      Actor actor,
      GuildId guild,
      UserId user,
      @Nullable String reason,
      BiFunction<ActingMember, Member, Member> change) {
    return access.change(
        actor.id(),
        guild,
        (transaction, acting) -> {
          Member member =
              withPresentRoles(acting, member(transaction.rows(), acting.guildId(), user));
          Member changed = change.apply(acting, member);
          if (changed.equals(member)) {
            // Nobody is told of what did not happen.
            return member;
          }
          MemberRows.update(transaction.rows(), changed);
          for (AuditRecord record : MemberAudit.between(acting, member, changed, reason)) {
            audit.write(transaction.rows(), acting.guildId(), actor.id(), record);
          }
          return changed;
        });
  }

  private static Member member(Transaction rows, GuildId guild, UserId user) throws SQLException {
    return MemberRows.find(rows, guild, user)
        .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_MEMBER));
  }

  /// Rows go on naming roles that were deleted.
  private static Member withPresentRoles(ActingMember acting, Member member) {
    return withRoles(member, member.roles().stream().filter(acting.roles()::containsKey).toList());
  }

  private static Member withRoles(Member member, List<RoleId> roles) {
    return new Member(
        member.guild(),
        member.user(),
        member.nick(),
        roles,
        member.joinedAt(),
        member.deaf(),
        member.mute(),
        member.flags(),
        member.pending(),
        member.communicationDisabledUntil());
  }

  private static HttpResponse<byte[]> listed(List<Member> members) {
    return Answer.ok(
        json -> {
          json.writeStartArray();
          for (Member member : members) {
            MemberPayload.write(json, member);
          }
          json.writeEndArray();
        });
  }
}
