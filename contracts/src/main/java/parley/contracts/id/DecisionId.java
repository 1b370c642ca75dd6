package parley.contracts.id;

/// Names a decision of a space's task; grows in the order of a partition's decisions.
public record DecisionId(long value) {
  @Override
  public String toString() {
    return Long.toUnsignedString(value);
  }
}
