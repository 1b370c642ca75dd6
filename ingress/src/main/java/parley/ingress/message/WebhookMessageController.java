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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.id.WebhookId;
import parley.contracts.message.Message;
import parley.contracts.payload.MessageForm;
import parley.contracts.payload.MessagePayload;
import parley.contracts.token.FileLinks;
import parley.ingress.form.Form;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;
import parley.ingress.webhook.IncomingWebhook;
import parley.ingress.webhook.Webhooks;

/// What comes in through a webhook, from whoever knows its token.
@Controller("/api/webhooks/{webhook}/{token}")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class WebhookMessageController {
  private static final int MAX_USERNAME = 80;
  private static final int MAX_THREAD_NAME = 100;

  private final Webhooks webhooks;
  private final WebhookMessages messages;
  private final InteractionMessages answers;
  private final MessageForm form;

  WebhookMessageController(
      Webhooks webhooks, WebhookMessages messages, InteractionMessages answers, FileLinks links) {
    this.webhooks = webhooks;
    this.answers = answers;
    this.messages = messages;
    this.form = MessageForm.full(links);
  }

  @Post
  HttpResponse<byte[]> execute(ApiCall call, String webhook, String token) {
    if (answers.isToken(token)) {
      try (MessageBody body = MessageBody.read(call)) {
        return shown(answers.followUp(answers.claim(webhook, token), body));
      }
    }
    IncomingWebhook found = find(webhook, token);
    Form query = call.query();
    boolean waits = query.flag("wait", false);
    ChannelId thread = thread(query);
    Message posted;
    try (MessageBody body = MessageBody.read(call)) {
      Form fields = body.form();
      Draft.refuseComponents(fields);
      String username = fields.text("username", 1, MAX_USERNAME);
      String threadName = fields.text("thread_name", 1, MAX_THREAD_NAME);
      if (fields.hasValue("avatar_url")) {
        fields.fail(Draft.notServed(fields.path("avatar_url")));
      }
      Draft draft = Draft.read(fields, body.files()).withoutEnclosures();
      posted = messages.post(found, draft, username, thread, threadName);
    }
    return waits ? shown(posted) : Answer.nothing();
  }

  @Get("/messages/{message}")
  HttpResponse<byte[]> find(ApiCall call, String webhook, String token, String message) {
    if (answers.isToken(token)) {
      return shown(answers.find(answers.claim(webhook, token), answer(message)));
    }
    IncomingWebhook found = find(webhook, token);
    return shown(messages.find(found, thread(call.query()), PathId.message(message)));
  }

  @Patch("/messages/{message}")
  HttpResponse<byte[]> change(ApiCall call, String webhook, String token, String message) {
    if (answers.isToken(token)) {
      try (MessageBody body = MessageBody.read(call)) {
        return shown(answers.change(answers.claim(webhook, token), answer(message), body));
      }
    }
    IncomingWebhook found = find(webhook, token);
    ChannelId thread = thread(call.query());
    try (MessageBody body = MessageBody.read(call)) {
      Draft.refuseComponents(body.form());
      return shown(
          messages.change(
              found, thread, PathId.message(message), Revision.read(body.form(), body.files())));
    }
  }

  @Delete("/messages/{message}")
  HttpResponse<byte[]> delete(ApiCall call, String webhook, String token, String message) {
    if (answers.isToken(token)) {
      answers.delete(answers.claim(webhook, token), answer(message));
      return Answer.nothing();
    }
    IncomingWebhook found = find(webhook, token);
    messages.delete(found, thread(call.query()), PathId.message(message));
    return Answer.nothing();
  }

  /// @return null for the first answer to an interaction
  private static @Nullable MessageId answer(String message) {
    return message.equals("@original") ? null : PathId.message(message);
  }

  private IncomingWebhook find(String webhook, String token) {
    return webhooks.find(new WebhookId(PathId.snowflake("webhook_id", webhook)), token);
  }

  private static @Nullable ChannelId thread(Form query) {
    Long thread = query.snowflake("thread_id");
    query.check();
    return thread == null ? null : new ChannelId(thread);
  }

  private HttpResponse<byte[]> shown(Message message) {
    return Answer.ok(json -> MessagePayload.write(json, message, null, Set.of(), form));
  }
}
