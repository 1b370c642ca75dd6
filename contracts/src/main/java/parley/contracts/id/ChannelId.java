package parley.contracts.id;

/// Names a channel.
public record ChannelId(long value) {
  @Override
  public String toString() {
    return Long.toUnsignedString(value);
  }
}
