package parley.ingress.account;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import parley.ingress.form.Form;
import parley.ingress.form.InvalidFormException;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;

/// Switches codes on and off for oneself. Each change makes all other sessions void, and gives a
/// new tokens.
@Controller("/api/users/@me/mfa/totp")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TwoFactorController {
  static final int MAX_CODE = 16;
  private static final int MAX_SECRET = 128;

  private final Sessions sessions;
  private final TwoFactors factors;

  TwoFactorController(Sessions sessions, TwoFactors factors) {
    this.sessions = sessions;
    this.factors = factors;
  }

  @Post("/enable")
  HttpResponse<byte[]> enable(ApiCall call) {
    Actor person = call.person();
    Form form = call.form();
    String password = form.requiredText("password", 1, Registration.MAX_PASSWORD);
    String secret = form.requiredText("secret", 1, MAX_SECRET);
    String code = form.requiredText("code", 1, MAX_CODE);
    form.check();
    if (!sessions.hasPassword(person.id(), password)) {
      throw new InvalidFormException(Registration.wrongPassword());
    }
    List<String> recoveryCodes = factors.enable(person.id(), secret, code);
    TokenGrant tokens = sessions.renew(person, call.client());
    return Answer.ok(
        json -> {
          json.writeStartObject();
          tokens.write(json);
          json.writeArrayFieldStart("backup_codes");
          for (String recoveryCode : recoveryCodes) {
            json.writeStartObject();
            json.writeStringField("user_id", person.id().toString());
            json.writeStringField("code", recoveryCode);
            json.writeBooleanField("consumed", false);
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  @Post("/disable")
  HttpResponse<byte[]> disable(ApiCall call) {
    Actor person = call.person();
    Form form = call.form();
    String code = form.requiredText("code", 1, MAX_CODE);
    form.check();
    factors.disable(person.id(), code);
    TokenGrant tokens = sessions.renew(person, call.client());
    return Answer.ok(
        json -> {
          json.writeStartObject();
          tokens.write(json);
          json.writeEndObject();
        });
  }
}
