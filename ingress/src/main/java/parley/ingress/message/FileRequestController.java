package parley.ingress.message;

import com.fasterxml.jackson.core.JsonGenerator;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;
import parley.contracts.id.ChannelId;
import parley.contracts.permission.Permission;
import parley.contracts.token.FileLinks;
import parley.ingress.file.Announcements;
import parley.ingress.file.FileAddress;
import parley.ingress.form.Form;
import parley.ingress.guild.GuildAccess;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;
import parley.ingress.http.RefusedException;

/// Addresses of files: to upload by oneself, and good ones for those whose time is over.
@Controller("/api")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class FileRequestController {
  private static final int MAX_ADDRESSES = 50;

  private final Announcements announcements;
  private final GuildAccess access;
  private final FileLinks links;

  FileRequestController(Announcements announcements, GuildAccess access, FileLinks links) {
    this.announcements = announcements;
    this.access = access;
    this.links = links;
  }

  @Post("/channels/{channel}/attachments")
  HttpResponse<byte[]> announce(ApiCall call, String channel) {
    Actor actor = call.actor();
    ChannelId id = PathId.channel(channel);
    List<Announcements.Announced> files = Announcements.read(call.form());
    if (!Place.find(access, actor, id).may(Permission.ATTACH_FILES)) {
      throw new RefusedException(ApiError.MISSING_PERMISSIONS);
    }
    List<Announcements.Address> addresses = announcements.addresses(actor.id(), id, files);
    return Answer.ok(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("attachments");
          for (Announcements.Address address : addresses) {
            write(json, address);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  @Post("/attachments/refresh-urls")
  HttpResponse<byte[]> refresh(ApiCall call) {
    Actor actor = call.actor();
    Form form = call.form();
    List<String> texts = form.texts("attachment_urls", MAX_ADDRESSES);
    List<FileAddress> addresses = new ArrayList<>();
    for (String text : texts) {
      FileAddress address = FileAddress.read(text, links);
      if (address == null) {
        form.fail(
            new FieldError(
                form.path("attachment_urls") + "." + addresses.size(),
                "URL_TYPE_INVALID_URL",
                "Not a well formed URL."));
      } else {
        addresses.add(address);
      }
    }
    if (texts.isEmpty()) {
      form.fail(FieldError.required(form.path("attachment_urls")));
    }
    form.check();
    // Nobody gets at a file again by an address that was shown to them once.
    addresses.stream()
        .map(FileAddress::channel)
        .distinct()
        .forEach(channel -> Place.find(access, actor, channel));
    return Answer.ok(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("refreshed_urls");
          for (int i = 0; i < texts.size(); i++) {
            FileAddress address = addresses.get(i);
            json.writeStartObject();
            json.writeStringField("original", texts.get(i));
            json.writeStringField(
                "refreshed",
                links.attachment(address.channel(), address.attachment(), address.filename()));
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, Announcements.Address address) throws IOException {
    json.writeStartObject();
    if (address.id() != null) {
      json.writeNumberField("id", address.id());
    }
    json.writeStringField("upload_url", address.upload().toString());
    json.writeStringField("upload_filename", address.name());
    json.writeEndObject();
  }
}
