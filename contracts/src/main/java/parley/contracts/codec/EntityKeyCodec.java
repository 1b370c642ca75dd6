package parley.contracts.codec;

import java.nio.ByteBuffer;
import parley.contracts.entity.EntityKey;
import parley.contracts.entity.EntityKind;
import parley.contracts.space.SpaceId;

/// An entity key as 17 bytes, most significant first: space, kind, id; with 8 more of the part
/// where it has one. All keys of a space, and all of one kind in it, stand together, so a store can
/// be scanned by prefix.
public final class EntityKeyCodec implements Codec<EntityKey> {
  public static final int BYTES = Long.BYTES + Byte.BYTES + Long.BYTES;

  @Override
  public byte[] encode(EntityKey key) {
    ByteBuffer bytes =
        ByteBuffer.allocate(key.part() == 0 ? BYTES : BYTES + Long.BYTES)
            .putLong(key.space().value())
            .put(code(key.kind()))
            .putLong(key.id());
    return (key.part() == 0 ? bytes : bytes.putLong(key.part())).array();
  }

  /// The common start of the keys of all rows of one kind and id, which differ in their parts.
  public static byte[] prefix(SpaceId space, EntityKind kind, long id) {
    return ByteBuffer.allocate(BYTES).putLong(space.value()).put(code(kind)).putLong(id).array();
  }

  /// The common start of the keys of all rows of one kind in a space.
  public static byte[] prefix(SpaceId space, EntityKind kind) {
    return ByteBuffer.allocate(Long.BYTES + Byte.BYTES)
        .putLong(space.value())
        .put(code(kind))
        .array();
  }

  /// The common start of the keys of all rows in a space.
  public static byte[] prefix(SpaceId space) {
    return ByteBuffer.allocate(Long.BYTES).putLong(space.value()).array();
  }

  @Override
  public EntityKey decode(byte[] bytes) {
    if (bytes.length != BYTES && bytes.length != BYTES + Long.BYTES) {
      throw new MalformedRecordException(
          "an entity key has " + BYTES + " bytes, or 8 more, not " + bytes.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new EntityKey(
        new SpaceId(buffer.getLong()),
        kind(buffer.get()),
        buffer.getLong(),
        buffer.hasRemaining() ? buffer.getLong() : 0);
  }

  private static byte code(EntityKind kind) {
    return (byte) EntityWire.toWire(kind).getNumber();
  }

  private static EntityKind kind(byte code) {
    return EntityWire.kind(code);
  }
}
