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
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Overwrite;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;
import parley.contracts.id.ChannelId;
import parley.contracts.payload.ChannelPayload;
import parley.contracts.permission.Permission;
import parley.contracts.snowflake.EntityIds;
import parley.ingress.audit.AuditAction;
import parley.ingress.audit.AuditChanges;
import parley.ingress.audit.AuditLog;
import parley.ingress.audit.AuditRecord;
import parley.ingress.form.Form;
import parley.ingress.form.InvalidFormException;
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
        access.change(
            actor.id(),
            PathId.guild(guild),
            (transaction, acting) -> {
              acting.require(Permission.MANAGE_CHANNELS);
              List<Channel> present = ChannelRows.of(transaction.rows(), acting.guildId());
              if (present.size() >= MAX_CHANNELS) {
                throw new RefusedException(ApiError.TOO_MANY_CHANNELS);
              }
              Channel channel =
                  new ChannelForm(form)
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

  private record Move(
      long id, @Nullable Integer position, boolean hasParent, @Nullable Long parent) {
    static Move read(Form form) {
      return new Move(
          form.requiredSnowflake("id"),
          form.integer("position", 0, 1 << 16),
          form.has("parent_id"),
          form.snowflake("parent_id"));
    }
  }

  @Patch
  HttpResponse<byte[]> move(ApiCall call, String guild) {
    Actor actor = call.actor();
    List<Move> moves = Form.ofList(call.json(), MAX_CHANNELS, Move::read);
    access.change(
        actor.id(),
        PathId.guild(guild),
        (transaction, acting) -> {
          acting.require(Permission.MANAGE_CHANNELS);
          for (Move move : moves) {
            Channel channel =
                ChannelRows.find(transaction.rows(), acting.guildId(), new ChannelId(move.id()))
                    .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_CHANNEL));
            ChannelRows.update(transaction.rows(), moved(channel, move));
          }
          return acting;
        });
    return Answer.nothing();
  }

  private static Channel moved(Channel channel, Move move) {
    if (move.parent() != null && move.parent() == channel.id().value()) {
      throw new InvalidFormException(
          new FieldError("parent_id", "CHANNEL_PARENT_INVALID", "Not a category of this guild"));
    }
    ChannelId parent =
        move.hasParent()
            ? move.parent() == null ? null : new ChannelId(move.parent())
            : channel.parent();
    return placed(channel, move.position() == null ? channel.position() : move.position(), parent);
  }

  private static Channel last(Channel channel, List<Channel> present) {
    int position =
        present.stream()
            .filter(other -> other.type() == channel.type())
            .mapToInt(other -> other.position() + 1)
            .max()
            .orElse(0);
    return placed(channel, position, channel.parent());
  }

  private static Channel placed(Channel channel, int position, @Nullable ChannelId parent) {
    return new Channel(
        channel.id(),
        channel.guild(),
        channel.type(),
        channel.name(),
        channel.topic(),
        position,
        parent,
        channel.nsfw(),
        channel.rateLimitPerUserSeconds(),
        channel.overwrites(),
        channel.bitrate(),
        channel.userLimit(),
        channel.flags());
  }
}
