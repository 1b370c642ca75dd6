package parley.ingress.account;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import parley.ingress.form.Form;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;

/// Where a person is logged in, and logging out there.
@Controller("/api/auth/sessions")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SessionController {
  private final Sessions sessions;

  SessionController(Sessions sessions) {
    this.sessions = sessions;
  }

  @Get
  HttpResponse<byte[]> list(ApiCall call) {
    Actor person = call.person();
    List<Session> sessions = this.sessions.list(person.id());
    return Answer.ok(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("user_sessions");
          for (Session session : sessions) {
            json.writeStartObject();
            json.writeStringField("id_hash", session.hash());
            json.writeStringField("approx_last_used_time", session.since().toString());
            json.writeObjectFieldStart("client_info");
            json.writeStringField("platform", session.client());
            json.writeNullField("os");
            json.writeNullField("location");
            json.writeEndObject();
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  @Post("/logout")
  HttpResponse<byte[]> logOut(ApiCall call) {
    Actor person = call.person();
    Form form = call.form();
    List<String> hashes = form.texts("session_id_hashes", Tokens.MAX_PER_USER);
    form.check();
    sessions.logOut(person, hashes);
    return Answer.nothing();
  }
}
