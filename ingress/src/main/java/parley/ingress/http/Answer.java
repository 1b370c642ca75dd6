package parley.ingress.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;
import parley.contracts.message.Refusal;
import parley.contracts.payload.ErrorPayload;

/// The answers of the API.
public final class Answer {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int USUAL_BYTES = 1024;

  private Answer() {}

  /// Writes the body of an answer.
  @FunctionalInterface
  public interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  public static MutableHttpResponse<byte[]> ok(Body body) {
    return json(HttpStatus.OK.getCode(), body);
  }

  public static MutableHttpResponse<byte[]> created(Body body) {
    return json(HttpStatus.CREATED.getCode(), body);
  }

  /// With a status of the caller's choice, for errors that are not those of the API.
  public static MutableHttpResponse<byte[]> as(int status, Body body) {
    return json(status, body);
  }

  public static MutableHttpResponse<byte[]> nothing() {
    return HttpResponse.noContent();
  }

  public static MutableHttpResponse<byte[]> refused(Refusal refusal) {
    MutableHttpResponse<byte[]> response =
        json(refusal.status(), json -> ErrorPayload.write(json, refusal));
    if (refusal.retryAfter() != null) {
      response.header(HttpHeaders.RETRY_AFTER, Long.toString(seconds(refusal.retryAfter())));
    }
    return response;
  }

  /// The answer to a client that asks too often.
  ///
  /// @param global whether the limit is on all its requests together
  public static MutableHttpResponse<byte[]> rateLimited(Duration retryAfter, boolean global) {
    return json(
            ApiError.RATE_LIMITED.status(),
            json -> ErrorPayload.writeRateLimit(json, retryAfter, global))
        .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds(retryAfter)));
  }

  static MutableHttpResponse<byte[]> invalidForm(List<FieldError> errors) {
    return json(ApiError.INVALID_FORM_BODY.status(), json -> ErrorPayload.writeForm(json, errors));
  }

  /// What a body writes.
  public static String text(Body body) {
    return new String(bytes(body), StandardCharsets.UTF_8);
  }

  static byte[] bytes(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      body.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private static MutableHttpResponse<byte[]> json(int status, Body body) {
    return HttpResponse.<byte[]>status(status, HttpStatus.valueOf(status).getReason())
        .body(bytes(body))
        .contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  /// Whole seconds, at least one: the header knows no fractions.
  private static long seconds(Duration time) {
    return Math.max(1, time.plusMillis(999).toSeconds());
  }
}
