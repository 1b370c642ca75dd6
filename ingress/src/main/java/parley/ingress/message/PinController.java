package parley.ingress.message;

import com.fasterxml.jackson.core.JsonGenerator;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.time.Instant;
import parley.contracts.id.ChannelId;
import parley.contracts.message.Message;
import parley.contracts.payload.MessageForm;
import parley.contracts.payload.MessagePayload;
import parley.contracts.payload.TimePayload;
import parley.contracts.token.FileLinks;
import parley.ingress.form.Form;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;

/// The pins of a channel, under their present path and their former one.
@Controller("/api/channels/{channel}")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PinController {
  private static final int MAX_LIMIT = 50;

  private final Messages messages;
  private final Readings readings;
  private final MessageForm form;

  PinController(Messages messages, Readings readings, FileLinks links) {
    this.messages = messages;
    this.readings = readings;
    this.form = MessageForm.full(links);
  }

  @Get("/messages/pins")
  HttpResponse<byte[]> list(ApiCall call, String channel) {
    Actor actor = call.actor();
    ChannelId id = PathId.channel(channel);
    Form query = call.query();
    Instant before = query.time("before");
    int limit = query.integer("limit", 1, MAX_LIMIT, MAX_LIMIT);
    query.check();
    Readings.Pinned pinned =
        readings.pinned(actor, id, before == null ? Instant.MAX : before, limit);
    return Answer.ok(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("items");
          for (int i = 0; i < pinned.pins().size(); i++) {
            json.writeStartObject();
            json.writeStringField("pinned_at", TimePayload.text(pinned.pins().get(i).at()));
            json.writeFieldName("message");
            write(json, pinned.messages(), pinned.messages().messages().get(i));
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeBooleanField("has_more", pinned.hasMore());
          json.writeEndObject();
        });
  }

  @Get("/pins")
  HttpResponse<byte[]> formerList(ApiCall call, String channel) {
    Actor actor = call.actor();
    Readings.Pinned pinned =
        readings.pinned(actor, PathId.channel(channel), Instant.MAX, MAX_LIMIT);
    return Answer.ok(
        json -> {
          json.writeStartArray();
          for (Message message : pinned.messages().messages()) {
            write(json, pinned.messages(), message);
          }
          json.writeEndArray();
        });
  }

  @Put(uris = {"/messages/pins/{message}", "/pins/{message}"})
  HttpResponse<byte[]> pin(ApiCall call, String channel, String message) {
    messages.pin(call.actor(), PathId.channel(channel), PathId.message(message));
    return Answer.nothing();
  }

  @Delete(uris = {"/messages/pins/{message}", "/pins/{message}"})
  HttpResponse<byte[]> unpin(ApiCall call, String channel, String message) {
    messages.unpin(call.actor(), PathId.channel(channel), PathId.message(message));
    return Answer.nothing();
  }

  private void write(JsonGenerator json, Readings.Reading reading, Message message)
      throws IOException {
    MessagePayload.write(
        json, message, reading.answeredBy(message), reading.ownReactions(message), form);
  }
}
