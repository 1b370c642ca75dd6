package parley.streams.pin;

import java.nio.ByteBuffer;
import java.util.Arrays;
import parley.contracts.codec.PinBoardCodec;
import parley.contracts.message.PinBoard;

/// A channel's pins, and the offset of the command that changed them last, by which readers tell
/// whether its transaction is committed.
public record StoredBoard(long commandOffset, PinBoard board) {
  private static final PinBoardCodec BOARDS = new PinBoardCodec();

  public byte[] encode() {
    byte[] bytes = BOARDS.encode(board);
    return ByteBuffer.allocate(Long.BYTES + bytes.length).putLong(commandOffset).put(bytes).array();
  }

  public static StoredBoard decode(byte[] bytes) {
    return new StoredBoard(
        ByteBuffer.wrap(bytes).getLong(),
        BOARDS.decode(Arrays.copyOfRange(bytes, Long.BYTES, bytes.length)));
  }
}
