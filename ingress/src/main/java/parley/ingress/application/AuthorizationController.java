package parley.ingress.application;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.FieldError;
import parley.contracts.id.GuildId;
import parley.contracts.payload.UserPayload;
import parley.ingress.IngressConfig;
import parley.ingress.form.Form;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.oauth.OAuthGrants;

/// How people let an application act in their name, and its bot into their guild.
@Controller("/api/oauth2/authorize")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuthorizationController {
  private final Applications applications;
  private final BotInstallation installation;
  private final OAuthGrants grants;
  private final String publicUrl;

  AuthorizationController(
      Applications applications,
      BotInstallation installation,
      OAuthGrants grants,
      IngressConfig config) {
    this.applications = applications;
    this.installation = installation;
    this.grants = grants;
    this.publicUrl = config.publicUrl();
  }

  /// What the page shows that asks for consent.
  @Get
  HttpResponse<byte[]> ask(ApiCall call) {
    Actor person = call.person();
    AuthorizationRequest request = AuthorizationRequest.read(call.query(), applications);
    Application application = request.application();
    boolean authorized = grants.has(application.id(), person.id(), request.scopes());
    return Answer.ok(
        json -> {
          json.writeStartObject();
          json.writeFieldName("application");
          application.writePublic(json);
          json.writeArrayFieldStart("scopes");
          for (String scope : request.scopes()) {
            json.writeString(scope);
          }
          json.writeEndArray();
          json.writeFieldName("user");
          UserPayload.write(json, person.user());
          if (request.addsBot()) {
            json.writeFieldName("bot");
            UserPayload.write(json, application.bot());
          }
          if (request.redirectUri() != null) {
            json.writeStringField("redirect_uri", request.redirectUri());
          }
          json.writeBooleanField("authorized", authorized);
          json.writeEndObject();
        });
  }

  @Post
  HttpResponse<byte[]> authorize(ApiCall call) {
    Actor person = call.person();
    Form query = call.query();
    Form form = call.form();
    AuthorizationRequest request = AuthorizationRequest.read(query, applications);
    Boolean authorized = form.flag("authorize");
    if (authorized == null || (!authorized && request.redirectUri() == null)) {
      form.fail(FieldError.required("authorize"));
    }
    boolean installs = request.addsBot() && !Boolean.FALSE.equals(authorized);
    long guild = installs ? form.requiredSnowflake("guild_id") : 0;
    Long permissions =
        form.hasValue("permissions")
            ? form.permissions("permissions")
            : query.permissions("permissions");
    form.check();
    query.check();
    if (Boolean.FALSE.equals(authorized)) {
      return sent(refusal(Objects.requireNonNull(request.redirectUri()), request.state()));
    }
    if (installs) {
      installation.install(
          person, request.application(), new GuildId(guild), permissions == null ? 0 : permissions);
    }
    String redirect = request.redirectUri();
    return sent(
        redirect == null
            ? publicUrl + "/oauth2/authorized"
            : coded(person, request, redirect, installs ? guild : null));
  }

  private String coded(
      Actor person, AuthorizationRequest request, String redirect, @Nullable Long guild) {
    String code =
        grants.issueCode(
            new OAuthGrants.Consent(
                request.application().id(),
                person.id(),
                request.scopes(),
                redirect,
                request.challenge()));
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("code", code);
    if (request.state() != null) {
      parameters.put("state", request.state());
    }
    if (guild != null) {
      parameters.put("guild_id", guild.toString());
    }
    return RedirectUri.with(redirect, parameters);
  }

  private static String refusal(String redirect, @Nullable String state) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("error", "access_denied");
    parameters.put(
        "error_description", "The resource owner or authorization server denied the request");
    if (state != null) {
      parameters.put("state", state);
    }
    return RedirectUri.with(redirect, parameters);
  }

  private static HttpResponse<byte[]> sent(String location) {
    return Answer.ok(
        json -> {
          json.writeStartObject();
          json.writeStringField("location", location);
          json.writeEndObject();
        });
  }
}
