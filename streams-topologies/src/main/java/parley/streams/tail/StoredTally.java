package parley.streams.tail;

import java.nio.ByteBuffer;
import java.util.Arrays;
import parley.contracts.codec.TallyCodec;
import parley.contracts.message.Tally;

/// The counted reactions of a message in the hot tail, and the offset of the command that changed
/// them last.
public record StoredTally(long commandOffset, Tally tally) {
  private static final TallyCodec TALLIES = new TallyCodec();

  public byte[] encode() {
    byte[] bytes = TALLIES.encode(tally);
    return ByteBuffer.allocate(Long.BYTES + bytes.length).putLong(commandOffset).put(bytes).array();
  }

  public static StoredTally decode(byte[] bytes) {
    return new StoredTally(
        ByteBuffer.wrap(bytes).getLong(),
        TALLIES.decode(Arrays.copyOfRange(bytes, Long.BYTES, bytes.length)));
  }
}
