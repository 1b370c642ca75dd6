package parley.ingress.expression;

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
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Emoji;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;
import parley.contracts.id.EmojiId;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.payload.ExpressionPayload;
import parley.contracts.snowflake.EntityIds;
import parley.ingress.audit.AuditAction;
import parley.ingress.audit.AuditChanges;
import parley.ingress.form.Form;
import parley.ingress.guild.EmojiRows;
import parley.ingress.guild.GuildAccess;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;
import parley.ingress.http.RefusedException;
import parley.ingress.image.Picture;

/// The emojis of a guild.
@Controller("/api/guilds/{guild}/emojis")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class EmojiController {
  private static final int MAX_BYTES = 256 * 1024;
  private static final int MAX_OF_A_KIND = 50;
  private static final int MAX_ROLES = 250;
  private static final Pattern NAME = Pattern.compile("\\w{2,32}");

  private final GuildAccess access;
  private final ExpressionChanges changes;
  private final EntityIds ids;

  EmojiController(GuildAccess access, ExpressionChanges changes, EntityIds ids) {
    this.access = access;
    this.changes = changes;
    this.ids = ids;
  }

  @Get
  HttpResponse<byte[]> list(ApiCall call, String guild) {
    Actor actor = call.actor();
    List<Emoji> emojis =
        access.look(
            actor.id(),
            PathId.guild(guild),
            (rows, acting) -> EmojiRows.of(rows, acting.guildId()));
    return Answer.ok(json -> ExpressionPayload.writeEmojis(json, emojis));
  }

  @Get("/{emoji}")
  HttpResponse<byte[]> find(ApiCall call, String guild, String emoji) {
    Actor actor = call.actor();
    EmojiId id = id(emoji);
    Emoji found =
        access.look(
            actor.id(),
            PathId.guild(guild),
            (rows, acting) -> present(EmojiRows.of(rows, acting.guildId()), id));
    return Answer.ok(json -> ExpressionPayload.write(json, found));
  }

  @Post
  HttpResponse<byte[]> create(ApiCall call, String guild) {
    Actor actor = call.actor();
    GuildId place = PathId.guild(guild);
    Form form = call.formWithPictures();
    String name = name(form);
    Picture picture = Picture.read(form, "image", MAX_BYTES);
    if (!form.hasValue("image")) {
      form.fail(FieldError.required("image"));
    }
    List<RoleId> roles = roles(form);
    form.check();
    if (name == null || picture == null) {
      throw new IllegalStateException("a form without a name or an image passed");
    }
    Emoji emoji =
        new Emoji(
            new EmojiId(ids.next()), place, name, picture.header().animated(), roles, actor.id());
    Emoji created =
        changes.create(
            actor.id(),
            place,
            "emojis/" + emoji.id(),
            picture,
            new ExpressionChanges.Told(
                AuditAction.EMOJI_CREATE,
                emoji.id().value(),
                AuditChanges.created(json -> ExpressionPayload.write(json, emoji)),
                call.reason()),
            rows -> {
              requireRoom(EmojiRows.of(rows, place), emoji.animated());
              EmojiRows.insert(rows, emoji);
              return emoji;
            });
    return Answer.created(json -> ExpressionPayload.write(json, created));
  }

  @Patch("/{emoji}")
  HttpResponse<byte[]> change(ApiCall call, String guild, String emoji) {
    Actor actor = call.actor();
    EmojiId id = id(emoji);
    Form form = call.form();
    String reason = call.reason();
    String name = name(form);
    List<RoleId> roles = roles(form);
    form.check();
    Emoji changed =
        access.change(
            actor.id(),
            PathId.guild(guild),
            (transaction, acting) -> {
              Emoji former = present(EmojiRows.of(transaction.rows(), acting.guildId()), id);
              ExpressionChanges.requireMayChange(acting, former.creator());
              Emoji changing =
                  new Emoji(
                      id,
                      former.guild(),
                      name == null ? former.name() : name,
                      former.animated(),
                      form.has("roles") ? roles : former.roles(),
                      former.creator());
              EmojiRows.update(transaction.rows(), changing);
              changes.tell(
                  transaction.rows(),
                  acting,
                  new ExpressionChanges.Told(
                      AuditAction.EMOJI_UPDATE,
                      id.value(),
                      AuditChanges.between(
                          json -> ExpressionPayload.write(json, former),
                          json -> ExpressionPayload.write(json, changing)),
                      reason));
              return changing;
            });
    return Answer.ok(json -> ExpressionPayload.write(json, changed));
  }

  @Delete("/{emoji}")
  HttpResponse<byte[]> delete(ApiCall call, String guild, String emoji) {
    Actor actor = call.actor();
    EmojiId id = id(emoji);
    String reason = call.reason();
    access.change(
        actor.id(),
        PathId.guild(guild),
        (transaction, acting) -> {
          Emoji former = present(EmojiRows.of(transaction.rows(), acting.guildId()), id);
          ExpressionChanges.requireMayChange(acting, former.creator());
          EmojiRows.delete(transaction.rows(), former);
          changes.tell(
              transaction.rows(),
              acting,
              new ExpressionChanges.Told(
                  AuditAction.EMOJI_DELETE,
                  id.value(),
                  AuditChanges.deleted(json -> ExpressionPayload.write(json, former)),
                  reason));
          return former;
        });
    return Answer.nothing();
  }

  private static void requireRoom(List<Emoji> emojis, boolean animated) {
    long alike = emojis.stream().filter(emoji -> emoji.animated() == animated).count();
    if (alike >= MAX_OF_A_KIND) {
      throw new RefusedException(
          animated ? ApiError.TOO_MANY_ANIMATED_EMOJIS : ApiError.TOO_MANY_EMOJIS);
    }
  }

  private static @Nullable String name(Form form) {
    String name = form.text("name", 2, 32);
    if (name != null && !NAME.matcher(name).matches()) {
      form.fail(
          new FieldError(
              "name", "STRING_TYPE_REGEX", "String value did not match validation regex."));
    }
    return name;
  }

  private static List<RoleId> roles(Form form) {
    return form.snowflakes("roles", MAX_ROLES).stream().map(RoleId::new).toList();
  }

  private static Emoji present(List<Emoji> emojis, EmojiId id) {
    return emojis.stream()
        .filter(emoji -> emoji.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_EMOJI));
  }

  private static EmojiId id(String text) {
    return new EmojiId(PathId.snowflake("emoji_id", text));
  }
}
