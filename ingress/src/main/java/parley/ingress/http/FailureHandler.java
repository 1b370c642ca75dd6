package parley.ingress.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.error.ApiError;

/// The last resort: a bug is logged, and the client learns only that there is one.
@Singleton
final class FailureHandler implements ExceptionHandler<RuntimeException, HttpResponse<byte[]>> {
  private static final Logger logger = LoggerFactory.getLogger(FailureHandler.class);

  @Override
  public HttpResponse<byte[]> handle(HttpRequest request, RuntimeException exception) {
    logger.error("{} {} failed", request.getMethod(), request.getPath(), exception);
    return Answer.refused(ApiError.INTERNAL.refusal());
  }
}
