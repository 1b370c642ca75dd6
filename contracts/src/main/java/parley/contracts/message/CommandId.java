package parley.contracts.message;

import java.util.UUID;

/// Names one asking of one command. The same command sent again has the same id and is decided
/// once.
public record CommandId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
