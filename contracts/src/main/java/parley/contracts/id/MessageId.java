package parley.contracts.id;

/// Names a message.
public record MessageId(long value) {
  @Override
  public String toString() {
    return Long.toUnsignedString(value);
  }
}
