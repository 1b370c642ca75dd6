package parley.ingress.message;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.FieldError;
import parley.contracts.message.Command;
import parley.contracts.message.Message;
import parley.contracts.payload.MessageForm;
import parley.contracts.payload.MessagePayload;
import parley.contracts.token.FileLinks;
import parley.ingress.form.Form;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.interaction.InteractionTokens.Claim;

/// The first answer to an interaction, from whoever has its token.
@Controller("/api/interactions/{interaction}/{token}/callback")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class InteractionCallbackController {
  private static final int REPLY = 4;
  private static final int DEFER_REPLY = 5;
  private static final int DEFER_UPDATE = 6;
  private static final int UPDATE = 7;
  private static final int SUGGEST = 8;
  private static final int SHOW_MODAL = 9;
  private static final List<Integer> TYPES =
      List.of(REPLY, DEFER_REPLY, DEFER_UPDATE, UPDATE, SUGGEST, SHOW_MODAL);

  private final InteractionMessages answers;
  private final MessageForm form;

  InteractionCallbackController(InteractionMessages answers, FileLinks links) {
    this.answers = answers;
    this.form = MessageForm.full(links);
  }

  @Post
  HttpResponse<byte[]> answer(ApiCall call, String interaction, String token) {
    Claim claim = answers.firstClaim(interaction, token);
    Form query = call.query();
    boolean shows = query.flag("with_response", false);
    query.check();
    int type;
    Message message;
    try (MessageBody body = MessageBody.read(call)) {
      Integer chosen = body.form().choice("type", TYPES);
      if (!body.form().hasValue("type")) {
        body.form().fail(FieldError.required(body.form().path("type")));
      }
      body.form().check();
      type = chosen == null ? 0 : chosen;
      message = answer(claim, type, body);
    }
    return shows ? shown(claim, type, message) : Answer.nothing();
  }

  private @Nullable Message answer(Claim claim, int type, MessageBody body) {
    switch (type) {
      case REPLY -> {
        Form data = data(body);
        boolean ephemeral = InteractionMessages.isEphemeral(data);
        return answers.send(
            claim,
            Command.Answer.REPLY,
            Draft.read(data, body.files()).withoutEnclosures(),
            ephemeral);
      }
      case DEFER_REPLY -> {
        Form data = body.form().object("data");
        boolean ephemeral = data != null && InteractionMessages.isEphemeral(data);
        body.form().check();
        return answers.send(claim, Command.Answer.DEFER_REPLY, Draft.promised(), ephemeral);
      }
      case UPDATE -> {
        return answers.update(claim, Revision.read(data(body), body.files()));
      }
      case SUGGEST ->
          answers.tell(claim, Command.Answer.SUGGEST, ModalForm.readSuggestions(data(body)));
      case SHOW_MODAL -> answers.tell(claim, Command.Answer.SHOW_MODAL, ModalForm.read(data(body)));
      default -> answers.tell(claim, Command.Answer.DEFER_UPDATE, "");
    }
    return null;
  }

  private static Form data(MessageBody body) {
    Form data = body.form().object("data");
    if (data == null) {
      body.form().fail(FieldError.required(body.form().path("data")));
      body.form().check();
      throw new IllegalStateException("the check lets nothing through without them");
    }
    return data;
  }

  private HttpResponse<byte[]> shown(Claim claim, int type, @Nullable Message message) {
    return Answer.ok(
        json -> {
          json.writeStartObject();
          json.writeObjectFieldStart("interaction");
          json.writeStringField("id", Long.toUnsignedString(claim.interaction()));
          json.writeNumberField("type", message == null ? 2 : typeOf(message));
          json.writeStringField("channel_id", claim.channel().toString());
          if (message != null) {
            json.writeStringField("response_message_id", message.id().toString());
            json.writeBooleanField(
                "response_message_loading", (message.flags() & Message.LOADING) != 0);
            json.writeBooleanField(
                "response_message_ephemeral", (message.flags() & Message.EPHEMERAL) != 0);
          }
          json.writeEndObject();
          json.writeObjectFieldStart("resource");
          json.writeNumberField("type", type);
          if (message != null) {
            json.writeFieldName("message");
            MessagePayload.write(json, message, null, Set.of(), form);
          }
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  private static int typeOf(Message message) {
    return message.invocation() == null ? 2 : message.invocation().type();
  }
}
