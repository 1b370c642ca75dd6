package parley.ingress.guild;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.Role;
import parley.contracts.error.ApiError;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.contracts.payload.GuildPayload;
import parley.ingress.database.Database;
import parley.ingress.database.Transaction;
import parley.ingress.form.Form;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.Caller;
import parley.ingress.http.PathId;
import parley.ingress.http.RefusedException;

/// The guilds that the caller is in.
@Controller("/api/users/@me/guilds")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class OwnGuildController {
  private static final int MAX_LISTED = 200;

  private final Database database;
  private final GuildAccess access;
  private final InstantSource clock;

  OwnGuildController(Database database, GuildAccess access, InstantSource clock) {
    this.database = database;
    this.access = access;
    this.clock = clock;
  }

  @Get
  HttpResponse<byte[]> list(ApiCall call) {
    Caller caller = call.caller("guilds");
    Form query = call.query();
    int limit = query.integer("limit", 1, MAX_LISTED, MAX_LISTED);
    Long after = query.snowflake("after");
    Long before = query.snowflake("before");
    query.check();
    List<ActingMember> entries = database.read(rows -> entries(rows, caller.id()));
    return Answer.ok(
        json -> {
          json.writeStartArray();
          int written = 0;
          for (ActingMember entry : entries) {
            long id = entry.guildId().value();
            if (written < limit
                && (after == null || id > after)
                && (before == null || id < before)) {
              GuildPayload.writeSummary(json, entry.guild(), entry.owner(), entry.permissions());
              written++;
            }
          }
          json.writeEndArray();
        });
  }

  @Delete("/{guild}")
  HttpResponse<byte[]> leave(ApiCall call, String guild) {
    Actor actor = call.actor();
    access.change(
        actor.id(),
        PathId.guild(guild),
        (transaction, acting) -> {
          if (acting.owner()) {
            throw new RefusedException(ApiError.INVALID_GUILD);
          }
          transaction.touch(actor.id());
          Departure.of(transaction.rows(), acting.guildId(), acting.member());
          return acting;
        });
    return Answer.nothing();
  }

  private List<ActingMember> entries(Transaction rows, UserId user) throws SQLException {
    Map<GuildId, Map<RoleId, Role>> roles = new HashMap<>();
    for (Role role : RoleRows.ofUsersGuilds(rows, user)) {
      roles.computeIfAbsent(role.guild(), guild -> new HashMap<>()).put(role.id(), role);
    }
    Map<GuildId, Member> members = new HashMap<>();
    for (Member member : MemberRows.ofUser(rows, user)) {
      members.put(member.guild(), member);
    }
    List<ActingMember> entries = new ArrayList<>();
    for (Guild guild : GuildRows.ofUser(rows, user)) {
      Member member = members.get(guild.id());
      if (member != null) {
        entries.add(
            new ActingMember(
                guild, roles.getOrDefault(guild.id(), Map.of()), member, clock.instant(), false));
      }
    }
    return entries;
  }
}
