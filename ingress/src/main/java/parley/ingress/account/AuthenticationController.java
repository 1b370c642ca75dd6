package parley.ingress.account;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;
import parley.contracts.error.FieldError;
import parley.ingress.form.Form;
import parley.ingress.form.InvalidFormException;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;

/// How people come and go.
@Controller("/api/auth")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuthenticationController {
  private static final int MAX_LOGIN = 254;
  private static final int MAX_PASSWORD = 128;

  private final Accounts accounts;

  AuthenticationController(Accounts accounts) {
    this.accounts = accounts;
  }

  @Post("/register")
  HttpResponse<byte[]> register(ApiCall call) {
    String token = accounts.register(Registration.read(call.form()));
    return Answer.created(
        json -> {
          json.writeStartObject();
          json.writeStringField("token", token);
          json.writeEndObject();
        });
  }

  @Post("/login")
  HttpResponse<byte[]> logIn(ApiCall call) {
    Form form = call.form();
    String login = form.requiredText("login", 1, MAX_LOGIN);
    String password = form.requiredText("password", 1, MAX_PASSWORD);
    form.check();
    Optional<String> token = accounts.logIn(login, password);
    if (token.isEmpty()) {
      throw new InvalidFormException(List.of(invalid("login"), invalid("password")));
    }
    return Answer.ok(
        json -> {
          json.writeStartObject();
          json.writeStringField("token", token.get());
          json.writeObjectFieldStart("settings");
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  @Post("/logout")
  HttpResponse<byte[]> logOut(ApiCall call) {
    accounts.logOut(call.actor());
    return Answer.nothing();
  }

  private static FieldError invalid(String field) {
    return new FieldError(field, "INVALID_LOGIN", "Login or password is invalid.");
  }
}
