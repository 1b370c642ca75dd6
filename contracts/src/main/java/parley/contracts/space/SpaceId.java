package parley.contracts.space;

/// Names a unit of order: a guild, a private channel or a user. Its value is the snowflake of that
/// guild, channel or user.
public record SpaceId(long value) {
  @Override
  public String toString() {
    return Long.toUnsignedString(value);
  }
}
