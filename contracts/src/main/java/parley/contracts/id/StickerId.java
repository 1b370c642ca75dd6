package parley.contracts.id;

/// The id of a sticker.
public record StickerId(long value) {
  @Override
  public String toString() {
    return Long.toUnsignedString(value);
  }
}
