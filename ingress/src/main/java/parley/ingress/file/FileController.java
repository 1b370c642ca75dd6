package parley.ingress.file;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import parley.contracts.id.AttachmentId;
import parley.contracts.id.ChannelId;
import parley.contracts.token.FileLinks;
import parley.ingress.form.Form;
import parley.ingress.storage.ObjectStore;
import parley.ingress.storage.StoredObject;
import parley.ingress.storage.UnsatisfiableRangeException;

/// Serves the files of messages to whoever has an address that is still good. What a browser might
/// take for a page is offered for download, and runs nothing in any case.
@Controller("/attachments")
@ExecuteOn(TaskExecutors.BLOCKING)
final class FileController {
  private static final Pattern RANGE = Pattern.compile("bytes=[0-9]{0,15}-[0-9]{0,15}");
  private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{1,12}");
  private static final Set<String> SHOWN = Set.of("image", "video", "audio");
  private static final String SVG = "image/svg+xml";
  private static final String GONE = "This content is no longer available.";

  private final ObjectStore store;
  private final FileLinks links;

  FileController(ObjectStore store, FileLinks links) {
    this.store = store;
    this.links = links;
  }

  @Get(uri = "/{channel}/{attachment}/{filename}", headRoute = false)
  HttpResponse<?> find(
      String channel,
      String attachment,
      String filename,
      @QueryValue(defaultValue = "") String ex,
      @QueryValue(defaultValue = "") String is,
      @QueryValue(defaultValue = "") String hm,
      @Header(value = HttpHeaders.RANGE, defaultValue = "") String range) {
    Long channelId = Form.parseSnowflake(channel);
    Long attachmentId = Form.parseSnowflake(attachment);
    if (channelId == null || attachmentId == null || !HEXADECIMAL.matcher(ex).matches()) {
      return gone();
    }
    ChannelId place = new ChannelId(channelId);
    AttachmentId id = new AttachmentId(attachmentId);
    if (!links.isOurs(place, id, filename, ex, is, hm) || links.isOver(ex)) {
      return gone();
    }
    boolean part = RANGE.matcher(range).matches();
    try {
      Optional<StoredObject> object = store.open(Attachments.key(place, id), part ? range : "");
      return object.isPresent() ? content(object.get(), filename) : gone();
    } catch (UnsatisfiableRangeException _) {
      return HttpResponse.status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE);
    }
  }

  private static HttpResponse<?> content(StoredObject object, String filename) {
    MediaType type = MediaType.of(object.contentType());
    boolean shown = SHOWN.contains(type.getType()) && !object.contentType().startsWith(SVG);
    String name = URLEncoder.encode(filename, StandardCharsets.UTF_8).replace("+", "%20");
    MutableHttpResponse<?> response =
        object.contentRange().isEmpty()
            ? HttpResponse.ok()
            : HttpResponse.status(HttpStatus.PARTIAL_CONTENT)
                .header(HttpHeaders.CONTENT_RANGE, object.contentRange());
    return response
        .body(new StreamedFile(object.content(), type, 0, object.length()))
        .header(HttpHeaders.ACCEPT_RANGES, "bytes")
        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=86400, immutable")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("X-Content-Type-Options", "nosniff")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            (shown ? "inline" : "attachment") + "; filename*=UTF-8''" + name);
  }

  private static HttpResponse<?> gone() {
    return HttpResponse.notFound(GONE).contentType(MediaType.TEXT_PLAIN_TYPE);
  }
}
