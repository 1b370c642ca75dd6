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

/// What web clients of self-hosted instances ask for first.
@Controller
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class InstanceController {
  private final String publicUrl;
  private final String gatewayUrl;

  InstanceController(IngressConfig config) {
    this.publicUrl = config.publicUrl();
    this.gatewayUrl = config.gatewayUrl();
  }

  @Get(uris = {"/ping", "/api/ping"})
  HttpResponse<byte[]> ping() {
    return Answer.ok(
        json -> {
          json.writeStartObject();
          json.writeStringField("ping", "pong!");
          json.writeObjectFieldStart("instance");
          json.writeStringField("name", "Parley");
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  @Get("/.well-known/spacebar")
  HttpResponse<byte[]> api() {
    return Answer.ok(
        json -> {
          json.writeStartObject();
          json.writeStringField("api", publicUrl + "/api/v9");
          json.writeEndObject();
        });
  }

  @Get("/.well-known/spacebar/client")
  HttpResponse<byte[]> urls() {
    return Answer.ok(
        json -> {
          json.writeStartObject();
          for (String part : new String[] {"api", "gateway", "cdn"}) {
            json.writeObjectFieldStart(part);
            json.writeStringField("baseUrl", part.equals("gateway") ? gatewayUrl : publicUrl);
            json.writeEndObject();
          }
          json.writeEndObject();
        });
  }

  @Get("/api/policies/instance")
  HttpResponse<byte[]> instance() {
    return Answer.ok(
        json -> {
          json.writeStartObject();
          json.writeStringField("instanceName", "Parley");
          json.writeStringField("instanceDescription", "A Parley instance");
          json.writeEndObject();
        });
  }

  @Get("/api/policies/instance/domains")
  HttpResponse<byte[]> domains() {
    return Answer.ok(
        json -> {
          json.writeStartObject();
          json.writeStringField("cdn", publicUrl);
          json.writeStringField("gateway", gatewayUrl);
          json.writeStringField("apiEndpoint", publicUrl + "/api/v9");
          json.writeStringField("defaultApiVersion", "9");
          json.writeEndObject();
        });
  }
}
