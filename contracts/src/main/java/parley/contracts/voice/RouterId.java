package parley.contracts.voice;

/// Names a voice router; no two that run at a time may share one.
public record RouterId(int value) {
  public RouterId {
    if (value < 0) {
      throw new IllegalArgumentException("a router's number is not negative: " + value);
    }
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
