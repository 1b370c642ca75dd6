package parley.ingress.webhook;

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
import java.util.List;
import parley.contracts.id.WebhookId;
import parley.ingress.IngressConfig;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;

/// Webhooks themselves.
@Controller("/api")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class WebhookController {
  private final Webhooks webhooks;
  private final String publicUrl;

  WebhookController(Webhooks webhooks, IngressConfig config) {
    this.webhooks = webhooks;
    this.publicUrl = config.publicUrl();
  }

  @Post("/channels/{channel}/webhooks")
  HttpResponse<byte[]> create(ApiCall call, String channel) {
    return shown(
        webhooks.create(call.actor(), PathId.channel(channel), call.form(), call.reason()));
  }

  @Get("/channels/{channel}/webhooks")
  HttpResponse<byte[]> ofChannel(ApiCall call, String channel) {
    return listed(webhooks.of(call.actor(), PathId.channel(channel)));
  }

  @Get("/guilds/{guild}/webhooks")
  HttpResponse<byte[]> ofGuild(ApiCall call, String guild) {
    return listed(webhooks.of(call.actor(), PathId.guild(guild)));
  }

  @Get("/webhooks/{webhook}")
  HttpResponse<byte[]> find(ApiCall call, String webhook) {
    return shown(webhooks.find(call.actor(), id(webhook)));
  }

  @Get("/webhooks/{webhook}/{token}")
  HttpResponse<byte[]> findByToken(String webhook, String token) {
    return shown(webhooks.find(id(webhook), token));
  }

  @Patch("/webhooks/{webhook}")
  HttpResponse<byte[]> change(ApiCall call, String webhook) {
    return shown(webhooks.change(call.actor(), id(webhook), call.form(), call.reason()));
  }

  @Patch("/webhooks/{webhook}/{token}")
  HttpResponse<byte[]> changeByToken(ApiCall call, String webhook, String token) {
    return shown(webhooks.change(id(webhook), token, call.form()));
  }

  @Delete("/webhooks/{webhook}")
  HttpResponse<byte[]> delete(ApiCall call, String webhook) {
    webhooks.delete(call.actor(), id(webhook), call.reason());
    return Answer.nothing();
  }

  @Delete("/webhooks/{webhook}/{token}")
  HttpResponse<byte[]> deleteByToken(String webhook, String token) {
    webhooks.delete(id(webhook), token);
    return Answer.nothing();
  }

  static WebhookId id(String text) {
    return new WebhookId(PathId.snowflake("webhook_id", text));
  }

  private HttpResponse<byte[]> shown(IncomingWebhook webhook) {
    return Answer.ok(json -> webhook.write(json, publicUrl));
  }

  private HttpResponse<byte[]> listed(List<IncomingWebhook> found) {
    return Answer.ok(
        json -> {
          json.writeStartArray();
          for (IncomingWebhook webhook : found) {
            webhook.write(json, publicUrl);
          }
          json.writeEndArray();
        });
  }
}
