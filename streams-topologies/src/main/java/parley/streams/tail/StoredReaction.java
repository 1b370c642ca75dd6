package parley.streams.tail;

import java.nio.ByteBuffer;
import parley.contracts.id.DecisionId;

/// One user's reaction in the hot tail, and the offset of the command that made or took it back.
public record StoredReaction(long commandOffset, DecisionId decision, boolean present) {
  private static final int BYTES = 2 * Long.BYTES + 1;

  public byte[] encode() {
    return ByteBuffer.allocate(BYTES)
        .putLong(commandOffset)
        .putLong(decision.value())
        .put((byte) (present ? 1 : 0))
        .array();
  }

  public static StoredReaction decode(byte[] bytes) {
    ByteBuffer stored = ByteBuffer.wrap(bytes);
    return new StoredReaction(
        stored.getLong(), new DecisionId(stored.getLong()), stored.get() != 0);
  }
}
