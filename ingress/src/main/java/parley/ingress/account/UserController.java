package parley.ingress.account;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import parley.contracts.entity.Account;
import parley.contracts.entity.User;
import parley.contracts.error.ApiError;
import parley.contracts.payload.AccountPayload;
import parley.contracts.payload.UserPayload;
import parley.ingress.form.Form;
import parley.ingress.http.Actor;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;
import parley.ingress.http.PathId;
import parley.ingress.http.RefusedException;

/// Users, and the caller's own account.
@Controller("/api/users")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class UserController {
  private final Accounts accounts;

  UserController(Accounts accounts) {
    this.accounts = accounts;
  }

  @Get("/@me")
  HttpResponse<byte[]> own(ApiCall call) {
    Actor actor = call.actor();
    return Answer.ok(json -> AccountPayload.write(json, actor.account()));
  }

  @Patch("/@me")
  HttpResponse<byte[]> change(ApiCall call) {
    Actor actor = call.actor();
    User user = actor.user();
    Form form = call.form();
    String username = form.text("username", Registration.MIN_USERNAME, Registration.MAX_NAME);
    if (username != null && !actor.bot()) {
      username = Registration.username(form, username);
    }
    String globalName =
        form.has("global_name")
            ? form.text("global_name", 1, Registration.MAX_NAME)
            : user.globalName();
    form.check();
    Account account =
        accounts.rename(actor, username == null ? user.username() : username, globalName);
    return Answer.ok(json -> AccountPayload.write(json, account));
  }

  @Get("/{user}")
  HttpResponse<byte[]> find(ApiCall call, String user) {
    call.actor();
    Account account =
        accounts
            .find(PathId.user(user))
            .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_USER));
    return Answer.ok(json -> UserPayload.write(json, account.user()));
  }
}
