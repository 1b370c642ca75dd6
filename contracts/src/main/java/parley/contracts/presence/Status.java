package parley.contracts.presence;

import java.util.Locale;
import java.util.Optional;

/// How somebody is present, by the names of the public protocol. Of several sessions of a user, the
/// one whose status comes first here counts.
public enum Status {
  DND,
  ONLINE,
  IDLE,
  INVISIBLE,
  OFFLINE;

  private final String text = name().toLowerCase(Locale.ROOT);

  /// The word of the public protocol.
  public String text() {
    return text;
  }

  /// Whether others see that somebody is there.
  public boolean isVisible() {
    return this != INVISIBLE && this != OFFLINE;
  }

  public static Optional<Status> of(String text) {
    for (Status status : values()) {
      if (status.text.equals(text)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
