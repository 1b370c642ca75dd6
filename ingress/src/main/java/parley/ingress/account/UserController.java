package parley.ingress.account;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.ApiError;
import parley.contracts.id.UserId;
import parley.contracts.payload.AccountPayload;
import parley.contracts.payload.UserPayload;
import parley.ingress.form.Form;
import parley.ingress.form.InvalidFormException;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.Caller;
import parley.ingress.http.PathId;
import parley.ingress.http.RefusedException;

/// Users, and the caller's own account.
@Controller("/api/users")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class UserController {
  private final Accounts accounts;
  private final Sessions sessions;
  private final TwoFactors factors;

  UserController(Accounts accounts, Sessions sessions, TwoFactors factors) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.factors = factors;
  }

  @Get("/@me")
  HttpResponse<byte[]> own(ApiCall call) {
    Caller caller = call.caller("identify");
    return account(portrait(caller.id()), null, caller.may("email"));
  }

  @Patch("/@me")
  HttpResponse<byte[]> change(ApiCall call) {
    Actor actor = call.actor();
    Form form = call.formWithPictures();
    String password =
        form.text("new_password", Registration.MIN_PASSWORD, Registration.MAX_PASSWORD);
    if (!actor.bot() && ProfileForm.touchesLogin(form)) {
      String present = form.requiredText("password", 1, Registration.MAX_PASSWORD);
      form.check();
      if (!sessions.hasPassword(actor.id(), present)) {
        throw new InvalidFormException(Registration.wrongPassword());
      }
    }
    Portrait portrait = accounts.change(actor, new ProfileForm(form));
    return password == null || actor.bot()
        ? account(portrait, null, true)
        : account(portrait, sessions.changePassword(actor, password, call.client()), true);
  }

  @Get("/{user}")
  HttpResponse<byte[]> find(ApiCall call, String user) {
    Actor actor = call.actor();
    Portrait portrait = portrait(PathId.user(user, actor.id()));
    return Answer.ok(
        json -> UserPayload.write(json, portrait.account().user(), portrait.profile()));
  }

  private Portrait portrait(UserId user) {
    return accounts.portrait(user).orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_USER));
  }

  /// @param tokens new ones, when those before are void
  /// @param email whether the address is shown
  private HttpResponse<byte[]> account(
      Portrait portrait, @Nullable TokenGrant tokens, boolean email) {
    boolean secured = factors.areOn(portrait.account().user().id());
    return Answer.ok(
        json -> {
          json.writeStartObject();
          AccountPayload.fields(json, portrait.account(), portrait.profile(), secured);
          if (email) {
            AccountPayload.email(json, portrait.account());
          }
          if (tokens != null) {
            tokens.write(json);
          }
          json.writeEndObject();
        });
  }
}
