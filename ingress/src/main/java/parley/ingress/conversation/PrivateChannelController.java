package parley.ingress.conversation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import parley.contracts.edge.Conversation;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.error.FieldError;
import parley.contracts.id.UserId;
import parley.contracts.payload.PrivateChannelPayload;
import parley.ingress.form.Form;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;

/// The caller's private channels, and who takes part in groups.
@Controller("/api")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PrivateChannelController {
  private final PrivateChannels channels;
  private final LastMessages lastMessages;

  PrivateChannelController(PrivateChannels channels, LastMessages lastMessages) {
    this.channels = channels;
    this.lastMessages = lastMessages;
  }

  @Get("/users/@me/channels")
  HttpResponse<byte[]> list(ApiCall call) {
    Actor actor = call.actor();
    List<Conversation> listed =
        lastMessages.of(channels.of(actor)).stream()
            .filter(conversation -> isListed(conversation, actor))
            .toList();
    return Answer.ok(
        json -> {
          json.writeStartArray();
          for (Conversation conversation : listed) {
            PrivateChannelPayload.write(
                json, conversation.channel(), actor.id(), conversation.lastMessage());
          }
          json.writeEndArray();
        });
  }

  @Post("/users/@me/channels")
  HttpResponse<byte[]> open(ApiCall call) {
    Actor actor = call.actor();
    Form form = call.form();
    Long recipient = form.snowflake("recipient_id");
    List<Long> recipients = form.snowflakes("recipients", PrivateChannels.MAX_RECIPIENTS);
    if (recipient == null && !form.has("recipients")) {
      form.fail(FieldError.required("recipient_id"));
    }
    form.check();
    PrivateChannel opened;
    if (recipient != null) {
      opened = channels.openDm(actor, new UserId(recipient));
    } else if (recipients.size() == 1) {
      opened = channels.openDm(actor, new UserId(recipients.getFirst()));
    } else {
      opened = channels.openGroup(call.person(), recipients.stream().map(UserId::new).toList());
    }
    return Answer.ok(lastMessages.writer(opened, actor));
  }

  @Put("/channels/{channel}/recipients/{user}")
  HttpResponse<byte[]> add(ApiCall call, String channel, String user) {
    channels.add(call.person(), PathId.channel(channel), PathId.user(user));
    return Answer.nothing();
  }

  @Delete("/channels/{channel}/recipients/{user}")
  HttpResponse<byte[]> remove(ApiCall call, String channel, String user) {
    Actor actor = call.person();
    channels.remove(actor, PathId.channel(channel), PathId.user(user, actor.id()));
    return Answer.nothing();
  }

  private static boolean isListed(Conversation conversation, Actor actor) {
    var own = conversation.channel().recipient(actor.id());
    return own != null && own.sees(conversation.lastMessage());
  }
}
