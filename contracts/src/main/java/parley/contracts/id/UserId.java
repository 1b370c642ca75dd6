package parley.contracts.id;

import parley.contracts.space.SpaceId;

/// Names a user, person or bot.
public record UserId(long value) {
  /// The space of the user's own affairs.
  public SpaceId space() {
    return new SpaceId(value);
  }

  @Override
  public String toString() {
    return Long.toUnsignedString(value);
  }
}
