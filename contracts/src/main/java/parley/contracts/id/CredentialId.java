package parley.contracts.id;

/// Names a token that was given out.
public record CredentialId(long value) {
  @Override
  public String toString() {
    return Long.toUnsignedString(value);
  }
}
