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
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Sticker;
import parley.contracts.error.ApiError;
import parley.contracts.id.GuildId;
import parley.contracts.id.StickerId;
import parley.contracts.payload.ExpressionPayload;
import parley.contracts.snowflake.EntityIds;
import parley.ingress.audit.AuditAction;
import parley.ingress.audit.AuditChanges;
import parley.ingress.database.Database;
import parley.ingress.form.Form;
import parley.ingress.guild.GuildAccess;
import parley.ingress.guild.StickerRows;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.Multipart;
import parley.ingress.http.PathId;
import parley.ingress.http.RefusedException;
import parley.ingress.http.Upload;
import parley.ingress.image.Picture;

/// The stickers of guilds.
@Controller("/api")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class StickerController {
  private static final int MAX_BYTES = 512 * 1024;
  private static final int MAX_SIDE = 320;
  private static final int MAX_STICKERS = 5;
  private static final int MIN_TEXT = 2;
  private static final int MAX_NAME = 30;
  private static final int MAX_DESCRIPTION = 100;
  private static final int MAX_TAGS = 200;

  private final Database database;
  private final GuildAccess access;
  private final ExpressionChanges changes;
  private final EntityIds ids;

  StickerController(
      Database database, GuildAccess access, ExpressionChanges changes, EntityIds ids) {
    this.database = database;
    this.access = access;
    this.changes = changes;
    this.ids = ids;
  }

  @Get("/stickers/{sticker}")
  HttpResponse<byte[]> find(ApiCall call, String sticker) {
    call.actor();
    StickerId id = id(sticker);
    Sticker found =
        database
            .look(rows -> StickerRows.find(rows, id))
            .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_STICKER));
    return Answer.ok(json -> ExpressionPayload.write(json, found));
  }

  @Get("/guilds/{guild}/stickers")
  HttpResponse<byte[]> list(ApiCall call, String guild) {
    Actor actor = call.actor();
    List<Sticker> stickers =
        access.look(
            actor.id(),
            PathId.guild(guild),
            (rows, acting) -> StickerRows.of(rows, acting.guildId()));
    return Answer.ok(json -> ExpressionPayload.writeStickers(json, stickers));
  }

  @Get("/guilds/{guild}/stickers/{sticker}")
  HttpResponse<byte[]> findInGuild(ApiCall call, String guild, String sticker) {
    Actor actor = call.actor();
    StickerId id = id(sticker);
    Sticker found =
        access.look(
            actor.id(),
            PathId.guild(guild),
            (rows, acting) -> present(StickerRows.of(rows, acting.guildId()), id));
    return Answer.ok(json -> ExpressionPayload.write(json, found));
  }

  @Post("/guilds/{guild}/stickers")
  HttpResponse<byte[]> create(ApiCall call, String guild) {
    Actor actor = call.actor();
    GuildId place = PathId.guild(guild);
    MediaType type = call.contentType().orElse(MediaType.APPLICATION_JSON_TYPE);
    if (!type.getType().equals("multipart")) {
      throw new RefusedException(ApiError.INVALID_FILE);
    }
    Form form;
    Picture picture;
    try (Multipart multipart = call.multipart(type)) {
      form = Form.of(multipart.json());
      picture = picture(multipart.files());
    }
    String name = form.requiredText("name", MIN_TEXT, MAX_NAME);
    String description = description(form);
    String tags = form.requiredText("tags", 1, MAX_TAGS);
    form.check();
    Sticker sticker =
        new Sticker(
            new StickerId(ids.next()), place, name, description, tags, format(picture), actor.id());
    Sticker created =
        changes.create(
            actor.id(),
            place,
            "stickers/" + sticker.id(),
            picture,
            new ExpressionChanges.Told(
                AuditAction.STICKER_CREATE,
                sticker.id().value(),
                AuditChanges.created(json -> ExpressionPayload.write(json, sticker)),
                call.reason()),
            rows -> {
              if (StickerRows.of(rows, place).size() >= MAX_STICKERS) {
                throw new RefusedException(ApiError.TOO_MANY_STICKERS);
              }
              StickerRows.insert(rows, sticker);
              return sticker;
            });
    return Answer.created(json -> ExpressionPayload.write(json, created));
  }

  @Patch("/guilds/{guild}/stickers/{sticker}")
  HttpResponse<byte[]> change(ApiCall call, String guild, String sticker) {
    Actor actor = call.actor();
    StickerId id = id(sticker);
    Form form = call.form();
    String reason = call.reason();
    String name = form.text("name", MIN_TEXT, MAX_NAME);
    String description = description(form);
    String tags = form.text("tags", 1, MAX_TAGS);
    form.check();
    Sticker changed =
        access.change(
            actor.id(),
            PathId.guild(guild),
            (transaction, acting) -> {
              Sticker former = present(StickerRows.of(transaction.rows(), acting.guildId()), id);
              ExpressionChanges.requireMayChange(acting, former.creator());
              Sticker changing =
                  new Sticker(
                      id,
                      former.guild(),
                      name == null ? former.name() : name,
                      form.has("description") ? description : former.description(),
                      tags == null ? former.tags() : tags,
                      former.format(),
                      former.creator());
              StickerRows.update(transaction.rows(), changing);
              changes.tell(
                  transaction.rows(),
                  acting,
                  new ExpressionChanges.Told(
                      AuditAction.STICKER_UPDATE,
                      id.value(),
                      AuditChanges.between(
                          json -> ExpressionPayload.write(json, former),
                          json -> ExpressionPayload.write(json, changing)),
                      reason));
              return changing;
            });
    return Answer.ok(json -> ExpressionPayload.write(json, changed));
  }

  @Delete("/guilds/{guild}/stickers/{sticker}")
  HttpResponse<byte[]> delete(ApiCall call, String guild, String sticker) {
    Actor actor = call.actor();
    StickerId id = id(sticker);
    String reason = call.reason();
    access.change(
        actor.id(),
        PathId.guild(guild),
        (transaction, acting) -> {
          Sticker former = present(StickerRows.of(transaction.rows(), acting.guildId()), id);
          ExpressionChanges.requireMayChange(acting, former.creator());
          StickerRows.delete(transaction.rows(), former);
          changes.tell(
              transaction.rows(),
              acting,
              new ExpressionChanges.Told(
                  AuditAction.STICKER_DELETE,
                  id.value(),
                  AuditChanges.deleted(json -> ExpressionPayload.write(json, former)),
                  reason));
          return former;
        });
    return Answer.nothing();
  }

  private static @Nullable String description(Form form) {
    String description = form.text("description", 0, MAX_DESCRIPTION);
    return description == null || description.isEmpty() ? null : description;
  }

  private static Picture picture(List<Upload> files) {
    if (files.size() != 1) {
      throw new RefusedException(ApiError.INVALID_FILE);
    }
    Upload file = files.getFirst();
    if (file.content().size() > MAX_BYTES) {
      throw new RefusedException(ApiError.FILE_TOO_LARGE);
    }
    try (InputStream content = file.content().open()) {
      Picture picture = Picture.of(content.readAllBytes());
      boolean fits =
          picture != null
              && picture.header().width() <= MAX_SIDE
              && picture.header().height() <= MAX_SIDE;
      if (picture == null || !fits) {
        throw new RefusedException(ApiError.INVALID_FILE);
      }
      return picture;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int format(Picture picture) {
    return switch (picture.header().format()) {
      case PNG -> picture.header().animated() ? Sticker.APNG : Sticker.PNG;
      case GIF -> Sticker.GIF;
      case JPEG, WEBP -> throw new RefusedException(ApiError.INVALID_FILE);
    };
  }

  private static Sticker present(List<Sticker> stickers, StickerId id) {
    return stickers.stream()
        .filter(sticker -> sticker.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_STICKER));
  }

  private static StickerId id(String text) {
    return new StickerId(PathId.snowflake("sticker_id", text));
  }
}
