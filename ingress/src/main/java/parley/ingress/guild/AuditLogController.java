package parley.ingress.guild;

import com.fasterxml.jackson.core.JsonGenerator;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import parley.contracts.entity.AuditLogEntry;
import parley.contracts.entity.User;
import parley.contracts.payload.AuditLogPayload;
import parley.contracts.payload.UserPayload;
import parley.contracts.permission.Permission;
import parley.ingress.account.AccountRows;
import parley.ingress.audit.AuditLogRows;
import parley.ingress.database.Transaction;
import parley.ingress.form.Form;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;

/// What was done in a guild.
@Controller("/api/guilds/{guild}/audit-logs")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuditLogController {
  private static final int MAX_LISTED = 100;
  private static final int USUALLY_LISTED = 50;

  private final GuildAccess access;

  AuditLogController(GuildAccess access) {
    this.access = access;
  }

  /// Entries with the users whom they name.
  private record Listed(List<AuditLogEntry> entries, List<User> users) {
    static Listed of(Transaction rows, List<AuditLogEntry> entries) throws SQLException {
      Set<Long> ids = new HashSet<>();
      for (AuditLogEntry entry : entries) {
        ids.add(entry.user().value());
        if (entry.target() != null) {
          ids.add(entry.target());
        }
      }
      return new Listed(entries, AccountRows.findUsers(rows, ids));
    }

    void write(JsonGenerator json) throws IOException {
      json.writeStartObject();
      json.writeArrayFieldStart("audit_log_entries");
      for (AuditLogEntry entry : entries) {
        AuditLogPayload.write(json, entry);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("users");
      for (User user : users) {
        UserPayload.write(json, user);
      }
      json.writeEndArray();
      for (String field :
          List.of(
              "integrations",
              "webhooks",
              "guild_scheduled_events",
              "threads",
              "application_commands",
              "auto_moderation_rules")) {
        json.writeArrayFieldStart(field);
        json.writeEndArray();
      }
      json.writeEndObject();
    }
  }

  @Get
  HttpResponse<byte[]> list(ApiCall call, String guild) {
    Actor actor = call.actor();
    Form form = call.query();
    AuditLogRows.Query query =
        new AuditLogRows.Query(
            form.snowflake("user_id"),
            form.snowflake("target_id"),
            form.integer("action_type", 0, Integer.MAX_VALUE),
            form.snowflake("before"),
            form.snowflake("after"),
            form.integer("limit", 1, MAX_LISTED, USUALLY_LISTED));
    form.check();
    Listed listed =
        access.look(
            actor.id(),
            PathId.guild(guild),
            (rows, acting) -> {
              acting.require(Permission.VIEW_AUDIT_LOG);
              return Listed.of(rows, AuditLogRows.find(rows, acting.guildId(), query));
            });
    return Answer.ok(listed::write);
  }
}
