package parley.ingress.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import parley.ingress.form.InvalidFormException;

/// Answers what a controller refuses because of the request's fields.
@Singleton
final class InvalidFormHandler
    implements ExceptionHandler<InvalidFormException, HttpResponse<byte[]>> {
  @Override
  public HttpResponse<byte[]> handle(HttpRequest request, InvalidFormException exception) {
    return Answer.invalidForm(exception.errors());
  }
}
