package parley.ops.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/// What the REST API answered.
public record Reply(int status, JsonNode body) {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final double MS_PER_SECOND = 1_000.0;

  /// Whether it came too soon after others.
  public boolean limited() {
    return status == TOO_MANY_REQUESTS;
  }

  public boolean accepted() {
    return status / 100 == 2;
  }

  /// Whether asking the same again may succeed: too many requests, or something is away.
  public boolean worthRetrying() {
    return limited() || status >= 500;
  }

  /// How long the platform asks to wait before the next try, which may be no time.
  public Duration retryAfter() {
    return Duration.ofMillis(Math.round(body.path("retry_after").asDouble() * MS_PER_SECOND));
  }

  /// The protocol's error code, or 0.
  public int code() {
    return body.path("code").asInt();
  }

  public String id() {
    return body.path("id").asText();
  }
}
