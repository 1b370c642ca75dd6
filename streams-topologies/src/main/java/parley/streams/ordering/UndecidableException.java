package parley.streams.ordering;

/// A mistake of ours showed while a command was decided; it is answered, and its record belongs
/// into the dead letters.
public final class UndecidableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UndecidableException(Throwable cause) {
    super(cause);
  }
}
