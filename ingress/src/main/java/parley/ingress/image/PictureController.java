package parley.ingress.image;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.ingress.form.Form;
import parley.ingress.http.RefusedException;
import parley.ingress.storage.ObjectStore;
import parley.ingress.storage.StoredObject;

/// Serves avatars, icons, banners, emojis and stickers to everybody. Their addresses never mean
/// another picture, so they may be kept for ever. At most [#MAX_RENDERINGS] are made smaller at a
/// time.
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class PictureController {
  private static final Logger logger = LoggerFactory.getLogger(PictureController.class);
  private static final int MAX_RENDERINGS = 2;
  private static final int MIN_SIZE = 16;
  private static final int MAX_SIZE = 4096;
  private static final String ALL_OF_IT = "0";
  private static final Pattern HASH = Pattern.compile("(a_)?[0-9a-f]{32}");
  private static final Set<String> STILL = Set.of("png", "jpg", "jpeg", "webp");
  private static final String GIF = "gif";

  private final ObjectStore store;
  private final Semaphore renderings = new Semaphore(MAX_RENDERINGS);

  PictureController(ObjectStore store) {
    this.store = store;
  }

  @Get("/avatars/{user}/{file}")
  HttpResponse<byte[]> avatar(
      String user, String file, @QueryValue(defaultValue = ALL_OF_IT) String size) {
    return picture(Pictures.Folder.AVATARS, user, file, size);
  }

  @Get("/icons/{guild}/{file}")
  HttpResponse<byte[]> icon(
      String guild, String file, @QueryValue(defaultValue = ALL_OF_IT) String size) {
    return picture(Pictures.Folder.ICONS, guild, file, size);
  }

  @Get("/banners/{user}/{file}")
  HttpResponse<byte[]> banner(
      String user, String file, @QueryValue(defaultValue = ALL_OF_IT) String size) {
    return picture(Pictures.Folder.BANNERS, user, file, size);
  }

  @Get("/emojis/{file}")
  HttpResponse<byte[]> emoji(String file, @QueryValue(defaultValue = ALL_OF_IT) String size) {
    return expression("emojis/", file, size);
  }

  @Get("/stickers/{file}")
  HttpResponse<byte[]> sticker(String file, @QueryValue(defaultValue = ALL_OF_IT) String size) {
    return expression("stickers/", file, size);
  }

  /// For who has no avatar.
  @Get("/embed/avatars/{file}")
  HttpResponse<byte[]> usualAvatar(String file) throws IOException {
    Long number = Form.parseSnowflake(nameOf(file));
    return number == null || number >= UsualAvatar.COUNT
        ? HttpResponse.notFound()
        : found(UsualAvatar.png(number.intValue()), ImageFormat.PNG.contentType());
  }

  private HttpResponse<byte[]> picture(
      Pictures.Folder folder, String owner, String file, String size) {
    Long id = Form.parseSnowflake(owner);
    String hash = nameOf(file);
    return id == null || !HASH.matcher(hash).matches()
        ? HttpResponse.notFound()
        : serve(folder.key(id, hash), extensionOf(file), size);
  }

  private HttpResponse<byte[]> expression(String folder, String file, String size) {
    Long id = Form.parseSnowflake(nameOf(file));
    return id == null ? HttpResponse.notFound() : serve(folder + id, extensionOf(file), size);
  }

  private HttpResponse<byte[]> serve(String key, String extension, String sizeText) {
    Integer size = size(sizeText);
    if (size == null) {
      return HttpResponse.badRequest();
    }
    if (!STILL.contains(extension) && !extension.equals(GIF)) {
      return HttpResponse.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }
    Optional<StoredObject> object = store.open(key, "");
    if (object.isEmpty()) {
      return HttpResponse.notFound();
    }
    byte[] content = content(object.get());
    try {
      return shown(content, extension, size);
    } catch (IOException e) {
      logger.warn("a picture cannot be shown: {}", e.toString());
      return HttpResponse.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }
  }

  private byte[] content(StoredObject object) {
    try (object) {
      return object.content().readNBytes(Pictures.MAX_BYTES);
    } catch (IOException e) {
      logger.warn("the store broke off: {}", e.toString());
      throw RefusedException.unavailable();
    }
  }

  private HttpResponse<byte[]> shown(byte[] content, String extension, int size)
      throws IOException {
    Picture picture = Picture.of(content);
    if (picture == null) {
      return HttpResponse.notFound();
    }
    ImageHeader header = picture.header();
    if (extension.equals(GIF)) {
      return header.format() == ImageFormat.GIF
          ? found(content, header.format().contentType())
          : HttpResponse.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }
    boolean smaller = size > 0 && size < Math.max(header.width(), header.height());
    boolean stilled = header.format() == ImageFormat.GIF;
    // There is no decoder for WebP here, and every client shows it.
    boolean asItIs = header.format() == ImageFormat.WEBP || (!smaller && !stilled);
    if (asItIs) {
      return found(content, header.format().contentType());
    }
    if (!renderings.tryAcquire()) {
      throw RefusedException.unavailable();
    }
    try {
      int side = size == 0 ? Rendering.MAX_SIDE : Math.min(size, Rendering.MAX_SIDE);
      ImageFormat written =
          header.format() == ImageFormat.JPEG ? ImageFormat.JPEG : ImageFormat.PNG;
      return found(Rendering.render(content, header.format(), side), written.contentType());
    } finally {
      renderings.release();
    }
  }

  private static HttpResponse<byte[]> found(byte[] content, String type) {
    return HttpResponse.ok(content)
        .contentType(MediaType.of(type))
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
        .header("X-Content-Type-Options", "nosniff");
  }

  /// @return 0 for all of it, null for what is no size
  private static @Nullable Integer size(String text) {
    if (text.equals(ALL_OF_IT)) {
      return 0;
    }
    Long size = Form.parseSnowflake(text);
    return size == null || size < MIN_SIZE || size > MAX_SIZE || Long.bitCount(size) != 1
        ? null
        : (Integer) size.intValue();
  }

  private static String nameOf(String file) {
    int dot = file.lastIndexOf('.');
    return dot < 0 ? file : file.substring(0, dot);
  }

  private static String extensionOf(String file) {
    int dot = file.lastIndexOf('.');
    return dot < 0 ? "png" : file.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
