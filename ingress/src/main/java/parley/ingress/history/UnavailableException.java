package parley.ingress.history;

import org.jspecify.annotations.Nullable;

/// A source of history does not answer.
final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
