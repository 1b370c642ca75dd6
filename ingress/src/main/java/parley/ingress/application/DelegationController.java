package parley.ingress.application;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import parley.contracts.error.ApiError;
import parley.contracts.id.UserId;
import parley.contracts.payload.UserPayload;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.Delegation;
import parley.ingress.http.PathId;
import parley.ingress.http.RefusedException;
import parley.ingress.oauth.OAuthClients;

/// What applications may do in somebody's name, and the secrets by which they get there.
@Controller("/api")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DelegationController {
  private final OAuthClients clients;
  private final Applications applications;

  DelegationController(OAuthClients clients, Applications applications) {
    this.clients = clients;
    this.applications = applications;
  }

  @Get("/oauth2/@me")
  HttpResponse<byte[]> own(ApiCall call) {
    Delegation delegation = call.delegation();
    Application application =
        applications
            .find(delegation.application())
            .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_APPLICATION));
    return Answer.ok(
        json -> {
          json.writeStartObject();
          json.writeFieldName("application");
          application.writePublic(json);
          json.writeArrayFieldStart("scopes");
          for (String scope : delegation.scopes()) {
            json.writeString(scope);
          }
          json.writeEndArray();
          json.writeStringField(
              "expires",
              DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                  delegation.expiresAt().atOffset(ZoneOffset.UTC)));
          if (delegation.scopes().contains("identify")) {
            json.writeFieldName("user");
            UserPayload.write(json, delegation.account().user());
          }
          json.writeEndObject();
        });
  }

  @Post("/applications/{application}/reset")
  HttpResponse<byte[]> resetSecret(ApiCall call, String application) {
    Actor owner = call.person();
    String secret =
        clients.resetSecret(owner, new UserId(PathId.snowflake("application_id", application)));
    return Answer.ok(
        json -> {
          json.writeStartObject();
          json.writeStringField("secret", secret);
          json.writeEndObject();
        });
  }
}
