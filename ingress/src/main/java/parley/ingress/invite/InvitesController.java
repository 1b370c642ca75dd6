package parley.ingress.invite;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import parley.contracts.entity.Channel;
import parley.contracts.error.ApiError;
import parley.contracts.permission.Permission;
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

/// The invites of a guild or a channel.
@Controller("/api")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class InvitesController {
  private static final int MAX_INVITES = 1000;
  private static final int MAX_AGE_SECONDS = 604_800;
  private static final int USUAL_AGE_SECONDS = 86_400;
  private static final int MAX_USES = 100;
  private static final int CODE_LENGTH = 8;
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

  private final GuildAccess access;
  private final AuditLog audit;
  private final SecureRandom random = new SecureRandom();

  InvitesController(GuildAccess access, AuditLog audit) {
    this.access = access;
    this.audit = audit;
  }

  @Post("/channels/{channel}/invites")
  HttpResponse<byte[]> create(ApiCall call, String channel) {
    Actor actor = call.actor();
    Form form = call.form();
    String reason = call.reason();
    int age = form.integer("max_age", 0, MAX_AGE_SECONDS, USUAL_AGE_SECONDS);
    int uses = form.integer("max_uses", 0, MAX_USES, 0);
    boolean temporary = form.flag("temporary", false);
    form.check();
    InviteView created =
        access.change(
            actor.id(),
            PathId.channel(channel),
            (transaction, acting, row) -> {
              acting.requireIn(row, Permission.CREATE_INSTANT_INVITE);
              if (row.type().isThread()) {
                throw new RefusedException(ApiError.CHANNEL_TYPE);
              }
              if (InviteRows.of(transaction.rows(), row.guild()).size() >= MAX_INVITES) {
                throw new RefusedException(ApiError.TOO_MANY_INVITES);
              }
              Invite invite = invite(acting, row, age, uses, temporary);
              InviteRows.insert(transaction.rows(), invite);
              audit.write(
                  transaction.rows(),
                  row.guild(),
                  actor.id(),
                  AuditRecord.of(
                      AuditAction.INVITE_CREATE,
                      null,
                      AuditChanges.created(invite::writeFacts),
                      reason));
              return InviteView.of(transaction.rows(), invite);
            });
    return Answer.ok(json -> created.write(json, true));
  }

  @Get("/channels/{channel}/invites")
  HttpResponse<byte[]> ofChannel(ApiCall call, String channel) {
    Actor actor = call.actor();
    return listed(
        access.look(
            actor.id(),
            PathId.channel(channel),
            (rows, acting, row) -> {
              acting.requireIn(row, Permission.MANAGE_CHANNELS);
              return views(rows, acting, InviteRows.of(rows, row.id()));
            }));
  }

  @Get("/guilds/{guild}/invites")
  HttpResponse<byte[]> ofGuild(ApiCall call, String guild) {
    Actor actor = call.actor();
    return listed(
        access.look(
            actor.id(),
            PathId.guild(guild),
            (rows, acting) -> {
              acting.require(Permission.MANAGE_GUILD);
              return views(rows, acting, InviteRows.of(rows, acting.guildId()));
            }));
  }

  private Invite invite(
      ActingMember acting, Channel channel, int age, int uses, boolean temporary) {
    Instant now = acting.now();
    return new Invite(
        code(),
        channel.guild(),
        channel.id(),
        acting.id(),
        now,
        age == 0 ? null : now.plusSeconds(age),
        age,
        uses,
        0,
        temporary);
  }

  private String code() {
    StringBuilder code = new StringBuilder(CODE_LENGTH);
    for (int i = 0; i < CODE_LENGTH; i++) {
      code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return code.toString();
  }

  private static List<InviteView> views(Transaction rows, ActingMember acting, List<Invite> invites)
      throws SQLException {
    List<InviteView> views = new ArrayList<>();
    for (Invite invite : invites) {
      if (invite.usableAt(acting.now())) {
        views.add(InviteView.of(rows, invite));
      }
    }
    return views;
  }

  private static HttpResponse<byte[]> listed(List<InviteView> invites) {
    return Answer.ok(
        json -> {
          json.writeStartArray();
          for (InviteView invite : invites) {
            invite.write(json, true);
          }
          json.writeEndArray();
        });
  }
}
