package parley.ops.client;

import com.fasterxml.jackson.databind.JsonNode;

/// What the REST API answered.
public record Reply(int status, JsonNode body) {
  public boolean accepted() {
    return status / 100 == 2;
  }

  /// Whether asking the same again may succeed: too many requests, or something is away.
  public boolean worthRetrying() {
    return status == 429 || status >= 500;
  }

  /// The protocol's error code, or 0.
  public int code() {
    return body.path("code").asInt();
  }

  public String id() {
    return body.path("id").asText();
  }
}
