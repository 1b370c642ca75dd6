package parley.contracts.codec;

import java.nio.ByteBuffer;
import java.util.UUID;
import parley.contracts.message.CommandId;

/// A command id as the sixteen bytes of its UUID.
public final class CommandIdCodec implements Codec<CommandId> {
  @Override
  public byte[] encode(CommandId id) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(id.value().getMostSignificantBits())
        .putLong(id.value().getLeastSignificantBits())
        .array();
  }

  @Override
  public CommandId decode(byte[] bytes) {
    if (bytes.length != 2 * Long.BYTES) {
      throw new MalformedRecordException("a command id has 16 bytes, not " + bytes.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new CommandId(new UUID(buffer.getLong(), buffer.getLong()));
  }
}
