package parley.ingress.channel;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Overwrite;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.payload.ChannelPayload;
import parley.contracts.permission.Permission;
import parley.contracts.snowflake.EntityIds;
import parley.ingress.audit.AuditAction;
import parley.ingress.audit.AuditChanges;
import parley.ingress.audit.AuditLog;
import parley.ingress.audit.AuditRecord;
import parley.ingress.form.Form;
import parley.ingress.guild.ActingMember;
import parley.ingress.guild.ChannelRows;
import parley.ingress.guild.GuildAccess;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;
import parley.ingress.http.RefusedException;

/// The channels of a guild.
@Controller("/api/guilds/{guild}/channels")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class GuildChannelController {
  private static final int MAX_CHANNELS = 500;

  private final GuildAccess access;
  private final AuditLog audit;
  private final EntityIds ids;

  GuildChannelController(GuildAccess access, AuditLog audit, EntityIds ids) {
    this.access = access;
    this.audit = audit;
    this.ids = ids;
  }

  @Get
  HttpResponse<byte[]> list(ApiCall call, String guild) {
    Actor actor = call.actor();
    List<Channel> channels =
        access.look(
            actor.id(),
            PathId.guild(guild),
            (rows, acting) ->
                ChannelRows.of(rows, acting.guildId()).stream()
                    .filter(channel -> Permission.VIEW_CHANNEL.in(acting.permissionsIn(channel)))
                    .toList());
    return Answer.ok(
        json -> {
          json.writeStartArray();
          for (Channel channel : channels) {
            ChannelPayload.write(json, channel);
          }
          json.writeEndArray();
        });
  }

  @Post
  HttpResponse<byte[]> create(ApiCall call, String guild) {
    Actor actor = call.actor();
    Form form = call.form();
    String reason = call.reason();
    Channel created =
        access.create(
            actor.id(),
            PathId.guild(guild),
            (transaction, acting) -> {
              acting.require(Permission.MANAGE_CHANNELS);
              List<Channel> present = ChannelRows.of(transaction.rows(), acting.guildId());
              if (present.size() >= MAX_CHANNELS) {
                throw new RefusedException(ApiError.TOO_MANY_CHANNELS);
              }
              Channel channel =
                  new ChannelForm(form, ids)
                      .create(transaction.rows(), acting.guildId(), new ChannelId(ids.next()));
              for (Overwrite overwrite : channel.overwrites()) {
                OverwriteForm.requireGrantable(acting, acting.permissions(), overwrite);
              }
              Channel placed = form.hasValue("position") ? channel : last(channel, present);
              ChannelRows.insert(transaction.rows(), placed);
              audit.write(
                  transaction.rows(),
                  acting.guildId(),
                  actor.id(),
                  AuditRecord.of(
                      AuditAction.CHANNEL_CREATE,
                      placed.id().value(),
                      AuditChanges.created(json -> ChannelPayload.write(json, placed)),
                      reason));
              return placed;
            });
    return Answer.created(json -> ChannelPayload.write(json, created));
  }

  @Patch
  HttpResponse<byte[]> move(ApiCall call, String guild) {
    Actor actor = call.actor();
    String reason = call.reason();
    List<ChannelMove> moves = Form.ofList(call.json(), MAX_CHANNELS, ChannelMove::read);
    access.change(
        actor.id(),
        PathId.guild(guild),
        (transaction, acting) -> {
          acting.require(Permission.MANAGE_CHANNELS);
          ChannelPlaces places =
              new ChannelPlaces(ChannelRows.of(transaction.rows(), acting.guildId()));
          for (ChannelMove move : moves) {
            Channel former = places.find(move.id());
            Channel moved = places.apply(move);
            requireOverwritable(acting, former, moved);
            ChannelRows.update(transaction.rows(), moved);
            audit.write(
                transaction.rows(),
                acting.guildId(),
                actor.id(),
                AuditRecord.of(
                    AuditAction.CHANNEL_UPDATE,
                    moved.id().value(),
                    AuditChanges.between(
                        json -> ChannelPayload.write(json, former),
                        json -> ChannelPayload.write(json, moved)),
                    reason));
          }
          return acting;
        });
    return Answer.nothing();
  }

  /// Taking over the overwrites of a category is a change of overwrites like any.
  private static void requireOverwritable(ActingMember acting, Channel former, Channel moved) {
    if (former.overwrites().equals(moved.overwrites())) {
      return;
    }
    acting.requireIn(former, Permission.MANAGE_ROLES);
    for (Overwrite overwrite : moved.overwrites()) {
      if (!former.overwrites().contains(overwrite)) {
        OverwriteForm.requireGrantable(acting, acting.permissionsIn(former), overwrite);
      }
    }
  }

  private static Channel last(Channel channel, List<Channel> present) {
    int position =
        present.stream()
            .filter(other -> other.type() == channel.type())
            .mapToInt(other -> other.position() + 1)
            .max()
            .orElse(0);
    return channel.at(position, channel.parent());
  }
}
