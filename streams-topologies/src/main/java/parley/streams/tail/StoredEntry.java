package parley.streams.tail;

import java.nio.ByteBuffer;
import java.util.Arrays;
import parley.contracts.codec.TailEntryCodec;
import parley.contracts.message.TailEntry;

/// A value of the hot tail: the entry, and the offset of the command that made it, by which readers
/// tell whether its transaction is committed.
public record StoredEntry(long commandOffset, TailEntry entry) {
  private static final TailEntryCodec ENTRIES = new TailEntryCodec();

  public byte[] encode() {
    byte[] bytes = ENTRIES.encode(entry);
    return ByteBuffer.allocate(Long.BYTES + bytes.length).putLong(commandOffset).put(bytes).array();
  }

  public static StoredEntry decode(byte[] bytes) {
    return new StoredEntry(
        ByteBuffer.wrap(bytes).getLong(),
        ENTRIES.decode(Arrays.copyOfRange(bytes, Long.BYTES, bytes.length)));
  }
}
