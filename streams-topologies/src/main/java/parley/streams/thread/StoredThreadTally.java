package parley.streams.thread;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import parley.contracts.codec.ThreadTalliesCodec;
import parley.contracts.message.ThreadTally;

/// How much was said in a thread, and the offset of the command that changed it last, by which
/// readers tell whether its transaction is committed.
public record StoredThreadTally(long commandOffset, ThreadTally tally) {
  private static final ThreadTalliesCodec TALLIES = new ThreadTalliesCodec();

  public byte[] encode() {
    byte[] bytes = TALLIES.encode(List.of(tally));
    return ByteBuffer.allocate(Long.BYTES + bytes.length).putLong(commandOffset).put(bytes).array();
  }

  public static StoredThreadTally decode(byte[] bytes) {
    return new StoredThreadTally(
        ByteBuffer.wrap(bytes).getLong(),
        TALLIES.decode(Arrays.copyOfRange(bytes, Long.BYTES, bytes.length)).getFirst());
  }
}
