package parley.ingress.application;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import parley.contracts.error.FieldError;
import parley.contracts.id.UserId;
import parley.ingress.form.Form;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;

/// Applications: people make them, their bots look at their own.
@Controller("/api")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ApplicationController {
  private static final int MAX_NAME = 32;
  private static final int MAX_DESCRIPTION = 400;
  private static final int MAX_REDIRECTS = 10;

  private final Applications applications;

  ApplicationController(Applications applications) {
    this.applications = applications;
  }

  @Post("/applications")
  HttpResponse<byte[]> create(ApiCall call) {
    Actor owner = call.person();
    Form form = call.form();
    String name = form.requiredText("name", 2, MAX_NAME);
    String description = form.text("description", 0, MAX_DESCRIPTION);
    form.check();
    Application created = applications.create(owner, name, description == null ? "" : description);
    return Answer.created(created::write);
  }

  @Get("/applications")
  HttpResponse<byte[]> list(ApiCall call) {
    List<Application> owned = applications.ownedBy(call.person());
    return Answer.ok(
        json -> {
          json.writeStartArray();
          for (Application application : owned) {
            application.write(json);
          }
          json.writeEndArray();
        });
  }

  @Get("/applications/{application}")
  HttpResponse<byte[]> find(ApiCall call, String application) {
    Actor actor = call.actor();
    Application found = applications.owned(actor, id(actor, application));
    return Answer.ok(found::write);
  }

  @Patch("/applications/{application}")
  HttpResponse<byte[]> change(ApiCall call, String application) {
    Actor actor = call.actor();
    UserId id = id(actor, application);
    Form form = call.form();
    Integer flags = form.integer("flags", 0, Integer.MAX_VALUE);
    Applications.Change change =
        new Applications.Change(
            form.text("name", 2, MAX_NAME),
            form.text("description", 0, MAX_DESCRIPTION),
            form.flag("bot_public"),
            flags == null ? null : flags.longValue(),
            form.hasValue("redirect_uris") ? redirectUris(form) : null);
    form.check();
    Application changed = applications.change(actor, id, change);
    return Answer.ok(changed::write);
  }

  private static List<String> redirectUris(Form form) {
    List<String> uris = form.texts("redirect_uris", MAX_REDIRECTS);
    for (int i = 0; i < uris.size(); i++) {
      if (!RedirectUri.isValid(uris.get(i))) {
        form.fail(
            new FieldError(
                form.path("redirect_uris") + "." + i,
                "URL_TYPE_INVALID_URL",
                "Not a well formed URL."));
      }
    }
    return uris;
  }

  @Post("/applications/{application}/bot/reset")
  HttpResponse<byte[]> resetToken(ApiCall call, String application) {
    Actor owner = call.person();
    String token = applications.resetToken(owner, id(owner, application));
    return Answer.ok(
        json -> {
          json.writeStartObject();
          json.writeStringField("token", token);
          json.writeEndObject();
        });
  }

  /// As older libraries ask for it.
  @Get("/oauth2/applications/@me")
  HttpResponse<byte[]> own(ApiCall call) {
    Actor bot = call.bot();
    Application found = applications.owned(bot, bot.id());
    return Answer.ok(found::write);
  }

  private static UserId id(Actor actor, String application) {
    return application.equals("@me")
        ? actor.id()
        : new UserId(PathId.snowflake("application_id", application));
  }
}
