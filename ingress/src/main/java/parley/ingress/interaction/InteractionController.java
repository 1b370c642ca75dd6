package parley.ingress.interaction;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import parley.ingress.http.Answer;
import parley.ingress.http.ApiCall;

/// People's clients begin interactions.
@Controller("/api/interactions")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class InteractionController {
  private final Invocations invocations;

  InteractionController(Invocations invocations) {
    this.invocations = invocations;
  }

  @Post
  HttpResponse<byte[]> begin(ApiCall call) {
    invocations.begin(call.person(), call.form());
    return Answer.nothing();
  }
}
