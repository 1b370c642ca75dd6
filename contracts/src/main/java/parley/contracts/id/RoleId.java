package parley.contracts.id;

/// Names a role.
public record RoleId(long value) {
  @Override
  public String toString() {
    return Long.toUnsignedString(value);
  }
}
