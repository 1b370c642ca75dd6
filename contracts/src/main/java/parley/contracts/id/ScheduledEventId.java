package parley.contracts.id;

/// Names an event that a guild has planned.
public record ScheduledEventId(long value) {
  @Override
  public String toString() {
    return Long.toUnsignedString(value);
  }
}
