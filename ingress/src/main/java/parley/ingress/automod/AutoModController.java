package parley.ingress.automod;

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
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.AutoModRule;
import parley.contracts.error.ApiError;
import parley.contracts.id.AutoModRuleId;
import parley.contracts.id.GuildId;
import parley.contracts.payload.AutoModPayload;
import parley.contracts.permission.Permission;
import parley.contracts.snowflake.EntityIds;
import parley.ingress.audit.AuditAction;
import parley.ingress.audit.AuditChanges;
import parley.ingress.audit.AuditLog;
import parley.ingress.audit.AuditRecord;
import parley.ingress.database.Transaction;
import parley.ingress.form.Form;
import parley.ingress.guild.ActingMember;
import parley.ingress.guild.GuildAccess;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;
import parley.ingress.http.RefusedException;

/// The rules of a guild's automatic moderation.
@Controller("/api/guilds/{guild}/auto-moderation/rules")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AutoModController {
  private final GuildAccess access;
  private final AuditLog audit;
  private final EntityIds ids;

  AutoModController(GuildAccess access, AuditLog audit, EntityIds ids) {
    this.access = access;
    this.audit = audit;
    this.ids = ids;
  }

  @Get
  HttpResponse<byte[]> list(ApiCall call, String guild) {
    Actor actor = call.actor();
    List<AutoModRule> rules =
        access.look(
            actor.id(),
            PathId.guild(guild),
            (rows, acting) -> {
              acting.require(Permission.MANAGE_GUILD);
              return AutoModRows.of(rows, acting.guildId());
            });
    return Answer.ok(
        json -> {
          json.writeStartArray();
          for (AutoModRule rule : rules) {
            AutoModPayload.write(json, rule);
          }
          json.writeEndArray();
        });
  }

  @Get("/{rule}")
  HttpResponse<byte[]> find(ApiCall call, String guild, String rule) {
    Actor actor = call.actor();
    AutoModRuleId id = id(rule);
    AutoModRule found =
        access.look(
            actor.id(),
            PathId.guild(guild),
            (rows, acting) -> {
              acting.require(Permission.MANAGE_GUILD);
              return present(AutoModRows.of(rows, acting.guildId()), id);
            });
    return Answer.ok(json -> AutoModPayload.write(json, found));
  }

  @Post
  HttpResponse<byte[]> create(ApiCall call, String guild) {
    Actor actor = call.actor();
    GuildId place = PathId.guild(guild);
    String reason = call.reason();
    Form form = call.form();
    AutoModRule created =
        access.change(
            actor.id(),
            place,
            (transaction, acting) -> {
              acting.require(Permission.MANAGE_GUILD);
              AutoModRule rule =
                  AutoModForm.create(form, new AutoModRuleId(ids.next()), place, actor.id());
              List<AutoModRule> others = AutoModRows.of(transaction.rows(), place);
              AutoModLimits.requireRoom(others, rule);
              require(transaction.rows(), acting, others, rule);
              AutoModRows.insert(transaction.rows(), rule);
              tell(
                  transaction.rows(),
                  acting,
                  AuditAction.AUTO_MODERATION_RULE_CREATE,
                  rule,
                  AuditChanges.created(json -> AutoModPayload.write(json, rule)),
                  reason);
              return rule;
            });
    return Answer.ok(json -> AutoModPayload.write(json, created));
  }

  @Patch("/{rule}")
  HttpResponse<byte[]> change(ApiCall call, String guild, String rule) {
    Actor actor = call.actor();
    AutoModRuleId id = id(rule);
    String reason = call.reason();
    Form form = call.form();
    AutoModRule changed =
        access.change(
            actor.id(),
            PathId.guild(guild),
            (transaction, acting) -> {
              acting.require(Permission.MANAGE_GUILD);
              List<AutoModRule> rules = AutoModRows.of(transaction.rows(), acting.guildId());
              AutoModRule former = present(rules, id);
              AutoModRule changing = AutoModForm.apply(form, former);
              require(
                  transaction.rows(),
                  acting,
                  rules.stream().filter(other -> !other.id().equals(id)).toList(),
                  changing);
              AutoModRows.update(transaction.rows(), changing);
              tell(
                  transaction.rows(),
                  acting,
                  AuditAction.AUTO_MODERATION_RULE_UPDATE,
                  changing,
                  AuditChanges.between(
                      json -> AutoModPayload.write(json, former),
                      json -> AutoModPayload.write(json, changing)),
                  reason);
              return changing;
            });
    return Answer.ok(json -> AutoModPayload.write(json, changed));
  }

  @Delete("/{rule}")
  HttpResponse<byte[]> delete(ApiCall call, String guild, String rule) {
    Actor actor = call.actor();
    AutoModRuleId id = id(rule);
    String reason = call.reason();
    access.change(
        actor.id(),
        PathId.guild(guild),
        (transaction, acting) -> {
          acting.require(Permission.MANAGE_GUILD);
          AutoModRule former = present(AutoModRows.of(transaction.rows(), acting.guildId()), id);
          AutoModRows.delete(transaction.rows(), former);
          tell(
              transaction.rows(),
              acting,
              AuditAction.AUTO_MODERATION_RULE_DELETE,
              former,
              AuditChanges.deleted(json -> AutoModPayload.write(json, former)),
              reason);
          return former;
        });
    return Answer.nothing();
  }

  private static void require(
      Transaction rows, ActingMember acting, List<AutoModRule> others, AutoModRule rule)
      throws SQLException {
    AutoModLimits.requirePermissions(acting, rule);
    AutoModLimits.requireBearable(others, rule);
    AutoModLimits.requireChannels(rows, rule);
  }

  private void tell(
      Transaction rows,
      ActingMember acting,
      AuditAction action,
      AutoModRule rule,
      AuditChanges changes,
      @Nullable String reason)
      throws SQLException {
    audit.write(
        rows,
        acting.guildId(),
        acting.id(),
        AuditRecord.of(action, rule.id().value(), changes, reason));
  }

  private static AutoModRule present(List<AutoModRule> rules, AutoModRuleId id) {
    return rules.stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_AUTO_MODERATION_RULE));
  }

  private static AutoModRuleId id(String text) {
    return new AutoModRuleId(PathId.snowflake("rule_id", text));
  }
}
