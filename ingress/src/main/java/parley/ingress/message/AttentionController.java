package parley.ingress.message;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.message.Command.Acknowledgement;
import parley.ingress.form.Form;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;

/// That somebody types, and what they have read.
@Controller("/api")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AttentionController {
  /// How many channels can be read at once.
  private static final int MAX_AT_ONCE = 100;

  private final Attention attention;

  AttentionController(Attention attention) {
    this.attention = attention;
  }

  @Post("/channels/{channel}/typing")
  HttpResponse<byte[]> type(ApiCall call, String channel) {
    attention.type(call.actor(), PathId.channel(channel));
    return Answer.nothing();
  }

  /// Whoever marks something as unread says so, and where to go back to.
  @Post("/channels/{channel}/messages/{message}/ack")
  HttpResponse<byte[]> read(ApiCall call, String channel, String message) {
    Actor actor = call.person();
    Form form = call.form();
    boolean manual = form.flag("manual", false);
    form.check();
    attention.read(
        actor, new Acknowledgement(PathId.channel(channel), PathId.message(message), manual));
    return Answer.ok(
        json -> {
          json.writeStartObject();
          json.writeNullField("token");
          json.writeEndObject();
        });
  }

  @Post("/read-states/ack-bulk")
  HttpResponse<byte[]> readMany(ApiCall call) {
    Actor actor = call.person();
    Form form = call.form();
    List<Acknowledgement> read =
        form.objects("read_states", MAX_AT_ONCE).stream()
            .map(
                each ->
                    new Acknowledgement(
                        new ChannelId(each.requiredSnowflake("channel_id")),
                        new MessageId(each.requiredSnowflake("message_id")),
                        false))
            .toList();
    form.check();
    attention.read(actor, read);
    return Answer.nothing();
  }
}
