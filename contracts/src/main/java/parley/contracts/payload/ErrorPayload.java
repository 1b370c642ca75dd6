package parley.contracts.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;
import parley.contracts.message.Refusal;

/// The body of an error.
public final class ErrorPayload {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final double MS_PER_SECOND = 1_000.0;

  private ErrorPayload() {}

  public static void write(JsonGenerator json, Refusal refusal) throws IOException {
    if (refusal.field() != null && refusal.fieldCode() != null) {
      writeForm(
          json, List.of(new FieldError(refusal.field(), refusal.fieldCode(), refusal.message())));
      return;
    }
    boolean limited = refusal.status() == TOO_MANY_REQUESTS;
    json.writeStartObject();
    head(json, refusal.code(), refusal.message());
    retryAfter(json, refusal.retryAfter());
    if (limited) {
      json.writeBooleanField("global", false);
    }
    json.writeEndObject();
  }

  /// A request whose fields are wrong.
  public static void writeForm(JsonGenerator json, List<FieldError> errors) throws IOException {
    json.writeStartObject();
    head(json, ApiError.INVALID_FORM_BODY.code(), ApiError.INVALID_FORM_BODY.message());
    List<Located> located = new ArrayList<>(errors.size());
    for (FieldError error : errors) {
      String path = error.path();
      located.add(new Located(path.isEmpty() ? List.of() : List.of(path.split("\\.")), error));
    }
    json.writeFieldName("errors");
    writeLevel(json, located, 0);
    json.writeEndObject();
  }

  /// A client that asks too often.
  ///
  /// @param global whether the limit is on all its requests together
  public static void writeRateLimit(JsonGenerator json, Duration retryAfter, boolean global)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("message", ApiError.RATE_LIMITED.message());
    retryAfter(json, retryAfter);
    json.writeBooleanField("global", global);
    json.writeEndObject();
  }

  private record Located(List<String> path, FieldError error) {}

  /// One object of the nested errors: what ends here, and what lies deeper by name.
  private static void writeLevel(JsonGenerator json, List<Located> errors, int depth)
      throws IOException {
    List<FieldError> here = new ArrayList<>();
    Map<String, List<Located>> deeper = new LinkedHashMap<>();
    for (Located error : errors) {
      if (error.path().size() == depth) {
        here.add(error.error());
      } else {
        deeper.computeIfAbsent(error.path().get(depth), name -> new ArrayList<>()).add(error);
      }
    }
    json.writeStartObject();
    if (!here.isEmpty()) {
      writeList(json, here);
    }
    for (Map.Entry<String, List<Located>> entry : deeper.entrySet()) {
      json.writeFieldName(entry.getKey());
      writeLevel(json, entry.getValue(), depth + 1);
    }
    json.writeEndObject();
  }

  private static void writeList(JsonGenerator json, List<FieldError> errors) throws IOException {
    json.writeArrayFieldStart("_errors");
    for (FieldError error : errors) {
      json.writeStartObject();
      json.writeStringField("code", error.code());
      json.writeStringField("message", error.message());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void head(JsonGenerator json, int code, String message) throws IOException {
    json.writeStringField("message", message);
    json.writeNumberField("code", code);
  }

  /// In seconds, as a fraction.
  private static void retryAfter(JsonGenerator json, @Nullable Duration retryAfter)
      throws IOException {
    if (retryAfter != null) {
      json.writeNumberField("retry_after", retryAfter.toMillis() / MS_PER_SECOND);
    }
  }
}
