package parley.contracts.id;

/// Names a file of a message.
public record EmojiId(long value) {
  @Override
  public String toString() {
    return Long.toUnsignedString(value);
  }
}
