package parley.ingress.channel;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Overwrite;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.contracts.payload.ChannelPayload;
import parley.contracts.payload.ThreadPayload;
import parley.contracts.payload.ThreadView;
import parley.contracts.permission.Permission;
import parley.contracts.snowflake.EntityIds;
import parley.ingress.account.AccountRows;
import parley.ingress.audit.AuditAction;
import parley.ingress.audit.AuditChanges;
import parley.ingress.audit.AuditLog;
import parley.ingress.audit.AuditRecord;
import parley.ingress.conversation.GroupChange;
import parley.ingress.conversation.LastMessages;
import parley.ingress.conversation.PrivateChannels;
import parley.ingress.database.SpaceTransaction;
import parley.ingress.database.Transaction;
import parley.ingress.form.Form;
import parley.ingress.guild.ActingMember;
import parley.ingress.guild.ChannelRows;
import parley.ingress.guild.GuildAccess;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;
import parley.ingress.http.RefusedException;
import parley.ingress.thread.ThreadViews;
import parley.ingress.thread.Threads;

/// Single channels and their overwrites.
@Controller("/api/channels/{channel}")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ChannelController {
  private static final int MAX_GROUP_NAME = 100;

  private final GuildAccess access;
  private final AuditLog audit;
  private final PrivateChannels privateChannels;
  private final LastMessages lastMessages;
  private final Threads threads;
  private final ThreadViews views;
  private final EntityIds ids;

  ChannelController(
      GuildAccess access,
      AuditLog audit,
      PrivateChannels privateChannels,
      LastMessages lastMessages,
      Threads threads,
      ThreadViews views,
      EntityIds ids) {
    this.access = access;
    this.audit = audit;
    this.privateChannels = privateChannels;
    this.lastMessages = lastMessages;
    this.threads = threads;
    this.views = views;
    this.ids = ids;
  }

  @Get
  HttpResponse<byte[]> find(ApiCall call, String channel) {
    Actor actor = call.actor();
    ChannelId id = PathId.channel(channel);
    Optional<PrivateChannel> conversation = privateChannels.find(actor, id);
    if (conversation.isPresent()) {
      return Answer.ok(lastMessages.writer(conversation.get(), actor));
    }
    return Answer.ok(
        access
            .look(
                actor.id(),
                id,
                (rows, acting, row) -> {
                  acting.requireIn(row, Permission.VIEW_CHANNEL);
                  return shown(rows, actor, row);
                })
            .body(views));
  }

  /// A channel, or a thread with its viewer's own membership.
  private record Shown(Channel row, ThreadViews.@Nullable Found thread) {
    Answer.Body body(ThreadViews views) {
      if (thread == null) {
        return json -> ChannelPayload.write(json, row);
      }
      ThreadView view = views.of(thread).getFirst();
      return json -> ThreadPayload.write(json, view);
    }
  }

  private static Shown shown(Transaction rows, Actor actor, Channel row) throws SQLException {
    return new Shown(
        row, row.type().isThread() ? ThreadViews.Found.of(rows, List.of(row), actor.id()) : null);
  }

  @Patch
  HttpResponse<byte[]> change(ApiCall call, String channel) {
    Actor actor = call.actor();
    Form form = call.form();
    String reason = call.reason();
    ChannelId id = PathId.channel(channel);
    if (privateChannels.find(actor, id).isPresent()) {
      return changeGroup(actor, id, form);
    }
    Shown changed =
        access.change(
            actor.id(),
            id,
            (transaction, acting, row) ->
                shown(
                    transaction.rows(),
                    actor,
                    row.type().isThread()
                        ? threads.change(transaction, acting, row, form, reason)
                        : change(transaction, acting, row, form, reason)));
    return Answer.ok(changed.body(views));
  }

  private Channel change(
      SpaceTransaction transaction,
      ActingMember acting,
      Channel row,
      Form form,
      @Nullable String reason)
      throws SQLException {
    acting.requireIn(row, Permission.MANAGE_CHANNELS);
    Channel changing = new ChannelForm(form, ids).apply(transaction.rows(), row);
    if (!changing.overwrites().equals(row.overwrites())) {
      acting.requireIn(row, Permission.MANAGE_ROLES);
      for (Overwrite overwrite : changing.overwrites()) {
        if (!row.overwrites().contains(overwrite)) {
          OverwriteForm.requireGrantable(acting, acting.permissionsIn(row), overwrite);
        }
      }
    }
    if (changing.equals(row)) {
      return row;
    }
    ChannelRows.update(transaction.rows(), changing);
    audit.write(
        transaction.rows(),
        row.guild(),
        acting.id(),
        AuditRecord.of(
            AuditAction.CHANNEL_UPDATE,
            row.id().value(),
            AuditChanges.between(
                json -> ChannelPayload.write(json, row),
                json -> ChannelPayload.write(json, changing)),
            reason));
    return changing;
  }

  @Delete
  HttpResponse<byte[]> delete(ApiCall call, String channel) {
    Actor actor = call.actor();
    ChannelId id = PathId.channel(channel);
    String reason = call.reason();
    if (privateChannels.find(actor, id).isPresent()) {
      return Answer.ok(lastMessages.writer(privateChannels.close(actor, id), actor));
    }
    Shown deleted =
        access.change(
            actor.id(),
            id,
            (transaction, acting, row) -> {
              Shown shown = shown(transaction.rows(), actor, row);
              if (row.type().isThread()) {
                threads.delete(transaction, acting, row, reason);
                return shown;
              }
              acting.requireIn(row, Permission.MANAGE_CHANNELS);
              ChannelRows.delete(transaction.rows(), row);
              audit.write(
                  transaction.rows(),
                  row.guild(),
                  actor.id(),
                  AuditRecord.of(
                      AuditAction.CHANNEL_DELETE,
                      id.value(),
                      AuditChanges.deleted(json -> ChannelPayload.write(json, row)),
                      reason));
              return shown;
            });
    return Answer.ok(deleted.body(views));
  }

  /// Groups have a name, a picture and an owner.
  private HttpResponse<byte[]> changeGroup(Actor actor, ChannelId id, Form form) {
    String name = form.text("name", 0, MAX_GROUP_NAME);
    Long owner = form.snowflake("owner");
    form.check();
    return Answer.ok(
        lastMessages.writer(
            privateChannels.change(
                actor,
                id,
                new GroupChange(form.has("name"), name, owner == null ? null : new UserId(owner))),
            actor));
  }

  @Put("/permissions/{target}")
  HttpResponse<byte[]> overwrite(ApiCall call, String channel, String target) {
    Actor actor = call.actor();
    Form form = call.form();
    if (!form.hasValue("type")) {
      form.fail(FieldError.required("type"));
    }
    String reason = call.reason();
    Overwrite overwrite = OverwriteForm.read(form, PathId.snowflake("overwrite_id", target));
    form.check();
    access.change(
        actor.id(),
        PathId.channel(channel),
        (transaction, acting, row) -> {
          requireNoThread(row);
          acting.requireIn(row, Permission.MANAGE_ROLES);
          requireTarget(transaction.rows(), acting, overwrite);
          OverwriteForm.requireGrantable(acting, acting.permissionsIn(row), overwrite);
          if (row.overwrites().contains(overwrite)) {
            return row;
          }
          List<Overwrite> overwrites = without(row, overwrite.targetId());
          overwrites.add(overwrite);
          if (overwrites.size() > OverwriteForm.MAX_OVERWRITES) {
            throw new RefusedException(
                ApiError.refusal(
                    FieldError.tooLong("permission_overwrites", OverwriteForm.MAX_OVERWRITES)));
          }
          ChannelRows.update(transaction.rows(), row.with(overwrites));
          audit.write(
              transaction.rows(),
              row.guild(),
              actor.id(),
              OverwriteAudit.put(acting, row, overwrite, reason));
          return row;
        });
    return Answer.nothing();
  }

  /// Whom it is for must be there: a role of the guild, or anybody with an account, who may join.
  private static void requireTarget(Transaction rows, ActingMember acting, Overwrite overwrite)
      throws SQLException {
    boolean known =
        switch (overwrite.target()) {
          case ROLE -> acting.roles().containsKey(new RoleId(overwrite.targetId()));
          case MEMBER -> AccountRows.find(rows, new UserId(overwrite.targetId())).isPresent();
        };
    if (!known) {
      throw new RefusedException(ApiError.UNKNOWN_OVERWRITE);
    }
  }

  @Delete("/permissions/{target}")
  HttpResponse<byte[]> removeOverwrite(ApiCall call, String channel, String target) {
    Actor actor = call.actor();
    long id = PathId.snowflake("overwrite_id", target);
    String reason = call.reason();
    access.change(
        actor.id(),
        PathId.channel(channel),
        (transaction, acting, row) -> {
          requireNoThread(row);
          acting.requireIn(row, Permission.MANAGE_ROLES);
          List<Overwrite> overwrites = without(row, id);
          if (overwrites.size() == row.overwrites().size()) {
            throw new RefusedException(ApiError.UNKNOWN_OVERWRITE);
          }
          ChannelRows.update(transaction.rows(), row.with(overwrites));
          audit.write(
              transaction.rows(),
              row.guild(),
              actor.id(),
              OverwriteAudit.remove(acting, row, id, reason));
          return row;
        });
    return Answer.nothing();
  }

  /// Threads have the overwrites of the channel that they hang in.
  private static void requireNoThread(Channel row) {
    if (row.type().isThread()) {
      throw new RefusedException(ApiError.CHANNEL_TYPE);
    }
  }

  private static List<Overwrite> without(Channel channel, long target) {
    List<Overwrite> overwrites = new ArrayList<>(channel.overwrites());
    overwrites.removeIf(overwrite -> overwrite.targetId() == target);
    return overwrites;
  }
}
