package parley.ingress.storage;

/// An object does not have the bytes that were asked for.
public final class UnsatisfiableRangeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnsatisfiableRangeException(Throwable cause) {
    super(cause);
  }
}
