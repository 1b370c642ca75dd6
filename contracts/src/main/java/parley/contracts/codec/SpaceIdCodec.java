package parley.contracts.codec;

import java.nio.ByteBuffer;
import parley.contracts.space.SpaceId;

/// A space id as eight bytes, most significant first.
public final class SpaceIdCodec implements Codec<SpaceId> {
  @Override
  public byte[] encode(SpaceId space) {
    return ByteBuffer.allocate(Long.BYTES).putLong(space.value()).array();
  }

  @Override
  public SpaceId decode(byte[] bytes) {
    if (bytes.length != Long.BYTES) {
      throw new MalformedRecordException("a space id has 8 bytes, not " + bytes.length);
    }
    return new SpaceId(ByteBuffer.wrap(bytes).getLong());
  }
}
