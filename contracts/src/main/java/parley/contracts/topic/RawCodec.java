package parley.contracts.topic;

import parley.contracts.codec.Codec;

/// Bytes as they are.
final class RawCodec implements Codec<byte[]> {
  @Override
  public byte[] encode(byte[] value) {
    return value;
  }

  @Override
  public byte[] decode(byte[] bytes) {
    return bytes;
  }
}
