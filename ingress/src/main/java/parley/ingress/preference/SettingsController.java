package parley.ingress.preference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Preference.Kind;
import parley.contracts.error.FieldError;
import parley.contracts.payload.PreferencePayload;
import parley.ingress.form.Form;
import parley.ingress.form.InvalidFormException;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;

/// The settings of the caller's clients: one object that the platform knows in part, and documents
/// by number that only clients know.
@Controller("/api/users/@me")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SettingsController {
  private static final List<String> STATUSES = List.of("online", "idle", "dnd", "invisible");
  private static final int FIRST_DOCUMENT = 1;
  private static final int LAST_DOCUMENT = 3;

  private final Preferences preferences;

  SettingsController(Preferences preferences) {
    this.preferences = preferences;
  }

  @Get("/settings")
  HttpResponse<byte[]> find(ApiCall call) {
    Actor actor = call.person();
    String content = preferences.find(actor.id(), Kind.SETTINGS, 0).orElse(null);
    return Answer.ok(settings(actor, content));
  }

  @Patch("/settings")
  HttpResponse<byte[]> change(ApiCall call) {
    Actor actor = call.person();
    JsonNode sent = call.json();
    Form form = Form.of(sent);
    String status = form.text("status", 0, 20);
    if (status != null && !STATUSES.contains(status)) {
      form.fail(FieldError.notOneOf("status", STATUSES));
    }
    form.object("friend_source_flags");
    form.snowflakes("restricted_guilds", Preferences.MAX_OF_A_KIND);
    form.check();
    String content =
        preferences.merge(
            actor.id(),
            Kind.SETTINGS,
            0,
            () -> Preferences.parse(Answer.text(settings(actor, null))),
            sent);
    return Answer.ok(settings(actor, content));
  }

  @Get("/settings-proto/{number}/json")
  HttpResponse<byte[]> findDocument(ApiCall call, String number) {
    Actor actor = call.person();
    String content = preferences.find(actor.id(), Kind.SETTINGS, document(number)).orElse("{}");
    return Answer.ok(documentBody(content));
  }

  @Patch("/settings-proto/{number}/json")
  HttpResponse<byte[]> changeDocument(ApiCall call, String number) {
    Actor actor = call.person();
    long subject = document(number);
    JsonNode body = call.json();
    Form form = Form.of(body);
    if (form.object("settings") == null) {
      form.fail(FieldError.required("settings"));
    }
    form.check();
    ObjectNode empty = JsonNodeFactory.instance.objectNode();
    String content =
        preferences.merge(actor.id(), Kind.SETTINGS, subject, () -> empty, body.path("settings"));
    return Answer.ok(documentBody(content));
  }

  private static Answer.Body settings(Actor actor, @Nullable String content) {
    return json -> PreferencePayload.writeSettings(json, content, actor.account().locale());
  }

  private static Answer.Body documentBody(String content) {
    return json -> {
      json.writeStartObject();
      json.writeFieldName("settings");
      json.writeRawValue(content);
      json.writeEndObject();
    };
  }

  private static long document(String number) {
    Long subject = Form.parseSnowflake(number);
    if (subject == null || subject < FIRST_DOCUMENT || subject > LAST_DOCUMENT) {
      throw new InvalidFormException(FieldError.notOneOf("number", List.of(1, 2, 3)));
    }
    return subject;
  }
}
