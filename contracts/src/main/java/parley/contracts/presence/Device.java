package parley.contracts.presence;

import java.util.Locale;

/// What kind of client a session belongs to.
public enum Device {
  DESKTOP,
  MOBILE,
  WEB;

  private final String text = name().toLowerCase(Locale.ROOT);

  /// The word of the public protocol.
  public String text() {
    return text;
  }
}
