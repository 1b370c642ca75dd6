package parley.ingress.message;

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
import parley.contracts.id.ChannelId;
import parley.contracts.message.Message;
import parley.contracts.payload.MessageForm;
import parley.contracts.payload.MessagePayload;
import parley.contracts.token.FileLinks;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;

/// The messages of a channel.
@Controller("/api/channels/{channel}/messages")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class MessageController {
  private final Messages messages;
  private final Readings readings;
  private final MessageForm form;

  MessageController(Messages messages, Readings readings, FileLinks links) {
    this.messages = messages;
    this.readings = readings;
    this.form = MessageForm.full(links);
  }

  @Post
  HttpResponse<byte[]> create(ApiCall call, String channel) {
    Actor actor = call.actor();
    ChannelId id = PathId.channel(channel);
    Messages.Posted posted;
    try (MessageBody body = MessageBody.read(call)) {
      refuseComponents(actor, body);
      posted = messages.post(actor, id, Draft.read(body.form(), body.files()));
    }
    return Answer.ok(
        json ->
            MessagePayload.write(
                json,
                posted.message(),
                posted.repliedTo(),
                posted.ownReactions(),
                form.withNonce()));
  }

  @Get
  HttpResponse<byte[]> list(ApiCall call, String channel) {
    Actor actor = call.actor();
    ChannelId id = PathId.channel(channel);
    Readings.Reading reading = readings.list(actor, id, Window.read(call.query()));
    return Answer.ok(
        json -> {
          json.writeStartArray();
          for (Message message : reading.messages()) {
            MessagePayload.write(
                json, message, reading.answeredBy(message), reading.ownReactions(message), form);
          }
          json.writeEndArray();
        });
  }

  @Get("/{message}")
  HttpResponse<byte[]> find(ApiCall call, String channel, String message) {
    Actor actor = call.actor();
    Readings.Reading reading =
        readings.find(actor, PathId.channel(channel), PathId.message(message));
    Message found = reading.messages().getFirst();
    return Answer.ok(
        json ->
            MessagePayload.write(
                json, found, reading.answeredBy(found), reading.ownReactions(found), form));
  }

  @Patch("/{message}")
  HttpResponse<byte[]> change(ApiCall call, String channel, String message) {
    Actor actor = call.actor();
    Messages.Posted changed;
    try (MessageBody body = MessageBody.read(call)) {
      refuseComponents(actor, body);
      changed =
          messages.change(
              actor,
              PathId.channel(channel),
              PathId.message(message),
              Revision.read(body.form(), body.files()));
    }
    return Answer.ok(
        json ->
            MessagePayload.write(
                json, changed.message(), changed.repliedTo(), changed.ownReactions(), form));
  }

  @Post("/{message}/crosspost")
  HttpResponse<byte[]> crosspost(ApiCall call, String channel, String message) {
    Messages.Posted published =
        messages.crosspost(call.actor(), PathId.channel(channel), PathId.message(message));
    return Answer.ok(
        json ->
            MessagePayload.write(
                json, published.message(), published.repliedTo(), published.ownReactions(), form));
  }

  private static void refuseComponents(Actor actor, MessageBody body) {
    if (!actor.bot()) {
      Draft.refuseComponents(body.form());
    }
  }

  @Post("/bulk-delete")
  HttpResponse<byte[]> deleteMany(ApiCall call, String channel) {
    Actor actor = call.actor();
    messages.delete(actor, PathId.channel(channel), BulkDeletion.read(call.form()));
    return Answer.nothing();
  }

  @Delete("/{message}")
  HttpResponse<byte[]> delete(ApiCall call, String channel, String message) {
    Actor actor = call.actor();
    messages.delete(actor, PathId.channel(channel), PathId.message(message));
    return Answer.nothing();
  }
}
