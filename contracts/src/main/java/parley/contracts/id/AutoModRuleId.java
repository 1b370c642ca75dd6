package parley.contracts.id;

/// A rule of a guild's automatic moderation.
public record AutoModRuleId(long value) {
  @Override
  public String toString() {
    return Long.toUnsignedString(value);
  }
}
