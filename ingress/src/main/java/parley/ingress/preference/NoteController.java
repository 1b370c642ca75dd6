package parley.ingress.preference;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import parley.contracts.entity.Preference.Kind;
import parley.contracts.error.ApiError;
import parley.contracts.id.UserId;
import parley.contracts.payload.PreferencePayload;
import parley.ingress.account.Accounts;
import parley.ingress.form.Form;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;
import parley.ingress.http.RefusedException;

/// What the caller notes about people; nobody else sees it.
@Controller("/api/users/@me/notes")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class NoteController {
  private static final int MAX_NOTE = 256;

  private final Preferences preferences;
  private final Accounts accounts;

  NoteController(Preferences preferences, Accounts accounts) {
    this.preferences = preferences;
    this.accounts = accounts;
  }

  @Get
  HttpResponse<byte[]> list(ApiCall call) {
    Map<Long, String> notes = preferences.all(call.person().id(), Kind.NOTE);
    return Answer.ok(
        json -> {
          json.writeStartObject();
          for (Map.Entry<Long, String> note : notes.entrySet()) {
            json.writeStringField(Long.toUnsignedString(note.getKey()), note.getValue());
          }
          json.writeEndObject();
        });
  }

  @Get("/{user}")
  HttpResponse<byte[]> find(ApiCall call, String user) {
    Actor actor = call.person();
    UserId noted = PathId.user(user);
    String note =
        preferences
            .find(actor.id(), Kind.NOTE, noted.value())
            .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_USER));
    return Answer.ok(json -> PreferencePayload.writeNote(json, actor.id(), noted, note));
  }

  @Put("/{user}")
  HttpResponse<byte[]> put(ApiCall call, String user) {
    Actor actor = call.person();
    UserId noted = PathId.user(user);
    Form form = call.form();
    String note = form.text("note", 0, MAX_NOTE);
    form.check();
    if (accounts.find(noted).isEmpty()) {
      throw new RefusedException(ApiError.UNKNOWN_USER);
    }
    preferences.put(actor.id(), Kind.NOTE, noted.value(), note == null ? "" : note);
    return Answer.nothing();
  }
}
