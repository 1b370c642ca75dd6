package parley.ingress.http;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import parley.contracts.error.ApiError;
import parley.contracts.message.Refusal;
import parley.contracts.payload.ErrorPayload;

/// Writes the errors that the server itself finds (no such route, body too large …) as the public
/// protocol does.
@Singleton
final class ErrorBodies implements ErrorResponseProcessor<byte[]> {
  @Override
  public MutableHttpResponse<byte[]> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    Refusal refusal = refusal(response.status());
    return response
        .body(Answer.bytes(json -> ErrorPayload.write(json, refusal)))
        .contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  private static Refusal refusal(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> ApiError.NOT_FOUND.refusal();
      case METHOD_NOT_ALLOWED -> ApiError.METHOD_NOT_ALLOWED.refusal();
      case REQUEST_ENTITY_TOO_LARGE -> ApiError.ENTITY_TOO_LARGE.refusal();
      case INTERNAL_SERVER_ERROR -> ApiError.INTERNAL.refusal();
      default -> new Refusal(status.getCode(), 0, status.getCode() + ": " + status.getReason());
    };
  }
}
