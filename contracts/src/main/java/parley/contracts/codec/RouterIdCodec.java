package parley.contracts.codec;

import java.nio.ByteBuffer;
import parley.contracts.voice.RouterId;

/// Routers as keys: four bytes.
public final class RouterIdCodec implements Codec<RouterId> {
  @Override
  public byte[] encode(RouterId router) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(router.value()).array();
  }

  @Override
  public RouterId decode(byte[] bytes) {
    if (bytes.length != Integer.BYTES) {
      throw new MalformedRecordException("not the number of a router: " + bytes.length + " bytes");
    }
    int value = ByteBuffer.wrap(bytes).getInt();
    if (value < 0) {
      throw new MalformedRecordException("not the number of a router: " + value);
    }
    return new RouterId(value);
  }
}
