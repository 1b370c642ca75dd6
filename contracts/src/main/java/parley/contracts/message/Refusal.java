package parley.contracts.message;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Why a command is refused, in the terms of the public protocol.
///
/// @param status HTTP status
/// @param code the protocol's error code
/// @param retryAfter when asking again may succeed
/// @param field the field of the request that is to blame, for code 50035
/// @param fieldCode what is wrong with that field, as `BASE_TYPE_REQUIRED`
public record Refusal(
    int status,
    int code,
    String message,
    @Nullable Duration retryAfter,
    @Nullable String field,
    @Nullable String fieldCode) {
  public Refusal(int status, int code, String message) {
    this(status, code, message, null, null, null);
  }
}
