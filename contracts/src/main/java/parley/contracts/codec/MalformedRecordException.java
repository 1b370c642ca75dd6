package parley.contracts.codec;

/// Bytes that are not what their topic promises. Belongs into the dead letters, with this message
/// as the cause.
public final class MalformedRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedRecordException(String message) {
    super(message);
  }

  public MalformedRecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
