package parley.ingress.account;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;
import parley.ingress.form.Form;
import parley.ingress.form.InvalidFormException;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.RefusedException;

/// How people come and go.
@Controller("/api/auth")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuthenticationController {
  private static final int MAX_LOGIN = 254;
  private static final int MAX_PASSWORD = 128;

  private final Accounts accounts;
  private final Sessions sessions;

  private final InstantSource clock;

  AuthenticationController(Accounts accounts, Sessions sessions, InstantSource clock) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.clock = clock;
  }

  @Post("/register")
  HttpResponse<byte[]> register(ApiCall call) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    TokenGrant tokens = accounts.register(Registration.read(call.form(), today), call.client());
    return Answer.created(
        json -> {
          json.writeStartObject();
          tokens.write(json);
          json.writeEndObject();
        });
  }

  @Post("/login")
  HttpResponse<byte[]> logIn(ApiCall call) {
    Form form = call.form();
    String login = form.requiredText("login", 1, MAX_LOGIN);
    String password = form.requiredText("password", 1, MAX_PASSWORD);
    form.check();
    Sessions.Entry entry =
        sessions
            .logIn(login, password, call.client())
            .orElseThrow(
                () -> new InvalidFormException(List.of(invalid("login"), invalid("password"))));
    return switch (entry) {
      case Sessions.Entry.Granted granted -> entered(granted.tokens());
      case Sessions.Entry.Ticket ticket ->
          Answer.ok(
              json -> {
                json.writeStartObject();
                json.writeNullField("token");
                json.writeBooleanField("mfa", true);
                json.writeBooleanField("totp", true);
                json.writeBooleanField("sms", false);
                json.writeBooleanField("backup", true);
                json.writeStringField("ticket", ticket.text());
                json.writeEndObject();
              });
    };
  }

  /// The second step of logging in, for people with two factors.
  @Post("/mfa/totp")
  HttpResponse<byte[]> showCode(ApiCall call) {
    Form form = call.form();
    String ticket = form.requiredText("ticket", 1, MAX_PASSWORD);
    String code = form.requiredText("code", 1, TwoFactorController.MAX_CODE);
    form.check();
    return entered(sessions.redeem(ticket, code, call.client()));
  }

  @Post("/logout")
  HttpResponse<byte[]> logOut(ApiCall call) {
    sessions.logOut(call.person());
    return Answer.nothing();
  }

  /// The next tokens for a session. The refresh token is good once.
  @Post("/refresh")
  HttpResponse<byte[]> refresh(ApiCall call) {
    Form form = call.form();
    String refresh = form.requiredText("refresh_token", 1, MAX_PASSWORD);
    form.check();
    TokenGrant tokens =
        sessions.refresh(refresh).orElseThrow(() -> new RefusedException(ApiError.UNAUTHORIZED));
    return Answer.ok(
        json -> {
          json.writeStartObject();
          tokens.write(json);
          json.writeEndObject();
        });
  }

  private static HttpResponse<byte[]> entered(TokenGrant tokens) {
    return Answer.ok(
        json -> {
          json.writeStartObject();
          tokens.write(json);
          json.writeObjectFieldStart("settings");
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  private static FieldError invalid(String field) {
    return new FieldError(field, "INVALID_LOGIN", "Login or password is invalid.");
  }
}
