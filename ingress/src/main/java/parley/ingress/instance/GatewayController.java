package parley.ingress.instance;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import parley.ingress.IngressConfig;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;

/// Where the gateway is.
@Controller("/api/gateway")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class GatewayController {
  private static final int IDENTIFIES_PER_DAY = 1000;
  private static final int ONE_DAY_MS = 86_400_000;

  private final String url;

  GatewayController(IngressConfig config) {
    this.url = config.gatewayUrl();
  }

  @Get
  HttpResponse<byte[]> gateway() {
    return Answer.ok(
        json -> {
          json.writeStartObject();
          json.writeStringField("url", url);
          json.writeEndObject();
        });
  }

  @Get("/bot")
  HttpResponse<byte[]> ofBot(ApiCall call) {
    call.actor();
    return Answer.ok(
        json -> {
          json.writeStartObject();
          json.writeStringField("url", url);
          json.writeNumberField("shards", 1);
          json.writeObjectFieldStart("session_start_limit");
          json.writeNumberField("total", IDENTIFIES_PER_DAY);
          json.writeNumberField("remaining", IDENTIFIES_PER_DAY);
          json.writeNumberField("reset_after", ONE_DAY_MS);
          json.writeNumberField("max_concurrency", 1);
          json.writeEndObject();
          json.writeEndObject();
        });
  }
}
