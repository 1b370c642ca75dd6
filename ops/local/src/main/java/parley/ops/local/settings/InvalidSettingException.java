package parley.ops.local.settings;

/// A setting that the platform cannot be started with; the message names it.
public final class InvalidSettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidSettingException(String message) {
    super(message);
  }
}
