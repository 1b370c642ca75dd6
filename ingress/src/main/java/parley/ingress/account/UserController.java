package parley.ingress.account;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import parley.contracts.error.ApiError;
import parley.contracts.id.UserId;
import parley.contracts.payload.AccountPayload;
import parley.contracts.payload.UserPayload;
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
    return account(portrait(call.actor().id()));
  }

  @Patch("/@me")
  HttpResponse<byte[]> change(ApiCall call) {
    return account(accounts.change(call.actor(), new ProfileForm(call.form())));
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

  private static HttpResponse<byte[]> account(Portrait portrait) {
    return Answer.ok(json -> AccountPayload.write(json, portrait.account(), portrait.profile()));
  }
}
