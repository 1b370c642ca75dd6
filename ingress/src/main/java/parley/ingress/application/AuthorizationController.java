package parley.ingress.application;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Arrays;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.ingress.IngressConfig;
import parley.ingress.form.Form;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.RefusedException;

/// How people let an application's bot into their guild.
@Controller("/api/oauth2/authorize")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuthorizationController {
  private static final int MAX_SCOPE = 200;

  private final Applications applications;
  private final BotInstallation installation;
  private final String publicUrl;

  AuthorizationController(
      Applications applications, BotInstallation installation, IngressConfig config) {
    this.applications = applications;
    this.installation = installation;
    this.publicUrl = config.publicUrl();
  }

  /// What the page shows that asks for consent.
  @Get
  HttpResponse<byte[]> ask(ApiCall call) {
    call.person();
    Application application = application(call.query());
    return Answer.ok(
        json -> {
          json.writeStartObject();
          json.writeFieldName("application");
          application.write(json);
          json.writeBooleanField("authorized", false);
          json.writeEndObject();
        });
  }

  @Post
  HttpResponse<byte[]> authorize(ApiCall call) {
    Actor installer = call.person();
    Form query = call.query();
    Form form = call.form();
    Application application = application(query);
    long guild = form.requiredSnowflake("guild_id");
    Long permissions =
        form.hasValue("permissions")
            ? form.permissions("permissions")
            : query.permissions("permissions");
    boolean authorized = form.flag("authorize", false);
    if (!authorized) {
      form.fail(FieldError.required("authorize"));
    }
    form.check();
    query.check();
    installation.install(
        installer, application, new GuildId(guild), permissions == null ? 0 : permissions);
    return Answer.ok(
        json -> {
          json.writeStartObject();
          json.writeStringField("location", publicUrl + "/oauth2/authorized");
          json.writeEndObject();
        });
  }

  private Application application(Form query) {
    long client = query.requiredSnowflake("client_id");
    String scope = query.requiredText("scope", 1, MAX_SCOPE);
    if (!scope.isEmpty() && !Arrays.asList(scope.split(" ")).contains("bot")) {
      query.fail(new FieldError("scope", "SCOPE_INVALID", "Only the scope bot can be authorized."));
    }
    query.check();
    return applications
        .find(new UserId(client))
        .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_APPLICATION));
  }
}
