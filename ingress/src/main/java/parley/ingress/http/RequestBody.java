package parley.ingress.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.ApiError;

/// Takes in what a client sends, within bounds of size and time.
final class RequestBody {
  /// The largest body without files: more than any of the forms can hold.
  static final int MAX_JSON_BYTES = 512 * 1024;

  /// The largest body with files.
  static final int MAX_MULTIPART_BYTES = 25 * 1024 * 1024;

  /// The largest encoded form.
  static final int MAX_ENCODED_BYTES = 16 * 1024;

  private static final int MAX_DEPTH = 32;
  private static final long MAX_WAIT_SECONDS = 30;
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private RequestBody() {}

  static byte[] bytes(ServerHttpRequest<?> request, int maximum) {
    if (request.byteBody().expectedLength().orElse(0) > maximum) {
      throw new RefusedException(ApiError.ENTITY_TOO_LARGE);
    }
    try (CloseableAvailableByteBody body =
        request.byteBody().buffer().get(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
      if (body.length() > maximum) {
        throw new RefusedException(ApiError.ENTITY_TOO_LARGE);
      }
      return body.toByteArray();
    } catch (ExecutionException e) {
      throw broken(e.getCause());
    } catch (TimeoutException _) {
      throw new RefusedException(ApiError.INVALID_JSON);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw RefusedException.unavailable();
    }
  }

  /// The body as a form of parts, read while it comes.
  static Multipart multipart(ServerHttpRequest<?> request, String boundary, Spool spool) {
    if (request.byteBody().expectedLength().orElse(0) > MAX_MULTIPART_BYTES) {
      throw new RefusedException(ApiError.ENTITY_TOO_LARGE);
    }
    try (InputStream body =
        new BoundedInput(request.byteBody().toInputStream(), MAX_MULTIPART_BYTES)) {
      return Multipart.read(body, boundary, spool);
    } catch (IOException e) {
      throw broken(e.getCause() == null ? e : e.getCause());
    }
  }

  static JsonNode json(byte[] bytes) {
    try {
      JsonNode root = MAPPER.readTree(bytes);
      // Discord takes no body for an empty object.
      return root == null || root.isMissingNode() ? MAPPER.createObjectNode() : root;
    } catch (JsonProcessingException _) {
      throw new RefusedException(ApiError.INVALID_JSON);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  /// `name=value&…`, percent-encoded.
  static Map<String, String> encodedForm(byte[] bytes) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : new String(bytes, StandardCharsets.UTF_8).split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        try {
          fields.putIfAbsent(
              URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
              URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
          throw new RefusedException(ApiError.INVALID_FORM_BODY);
        }
      }
    }
    return fields;
  }

  private static RuntimeException broken(@Nullable Throwable cause) {
    if (cause instanceof ContentLengthExceededException
        || cause instanceof BufferLengthExceededException) {
      return new RefusedException(ApiError.ENTITY_TOO_LARGE);
    }
    if (cause instanceof IOException) {
      // The client went away in the middle.
      return new RefusedException(ApiError.INVALID_JSON);
    }
    return new IllegalStateException("the body of a request could not be read", cause);
  }
}
