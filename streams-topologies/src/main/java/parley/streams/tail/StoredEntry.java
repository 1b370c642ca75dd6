package parley.streams.tail;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import parley.contracts.codec.TailEntryCodec;
import parley.contracts.message.Message;
import parley.contracts.message.TailEntry;
import parley.contracts.message.Tally;

/// A value of the hot tail: the entry, and the offset of the command that made it, by which readers
/// tell whether its transaction is committed.
public record StoredEntry(long commandOffset, TailEntry entry) {
  private static final TailEntryCodec ENTRIES = new TailEntryCodec();

  /// The entry with its reactions; its decision is the later one of both.
  public StoredEntry with(@Nullable StoredTally stored) {
    Message message = entry.message();
    if (stored == null || message == null) {
      return this;
    }
    Tally tally = stored.tally();
    boolean later = tally.decision().value() > entry.decision().value();
    return new StoredEntry(
        Math.max(commandOffset, stored.commandOffset()),
        new TailEntry(
            entry.channel(),
            entry.id(),
            later ? tally.decision() : entry.decision(),
            message.withReactions(tally.counts())));
  }

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
