package parley.ingress.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/// Answers what a controller refuses.
@Singleton
final class RefusedHandler implements ExceptionHandler<RefusedException, HttpResponse<byte[]>> {
  @Override
  public HttpResponse<byte[]> handle(HttpRequest request, RefusedException exception) {
    return Answer.refused(exception.refusal());
  }
}
