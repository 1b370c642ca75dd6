package parley.ingress.message;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import parley.contracts.id.ChannelId;
import parley.contracts.message.Message;
import parley.contracts.payload.MessageForm;
import parley.contracts.payload.ThreadPayload;
import parley.contracts.token.FileLinks;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;

/// How threads begin: by themselves, on a message, or with their first message in a forum.
@Controller("/api/channels/{channel}")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ThreadStartController {
  private final ThreadStarts starts;
  private final MessageForm form;

  ThreadStartController(ThreadStarts starts, FileLinks links) {
    this.starts = starts;
    this.form = MessageForm.full(links);
  }

  @Post("/threads")
  HttpResponse<byte[]> begin(ApiCall call, String channel) {
    Actor actor = call.actor();
    ChannelId id = PathId.channel(channel);
    try (MessageBody body = MessageBody.read(call)) {
      return answer(starts.begin(actor, id, body.form(), body.files(), call.reason()));
    }
  }

  @Post("/messages/{message}/threads")
  HttpResponse<byte[]> beginOn(ApiCall call, String channel, String message) {
    return answer(
        starts.beginOn(
            call.actor(),
            PathId.channel(channel),
            PathId.message(message),
            call.form(),
            call.reason()));
  }

  private HttpResponse<byte[]> answer(ThreadStarts.Started started) {
    Message first = started.first();
    return Answer.created(
        json -> {
          if (first == null) {
            ThreadPayload.write(json, started.thread());
          } else {
            ThreadPayload.writeWithMessage(json, started.thread(), first, form);
          }
        });
  }
}
