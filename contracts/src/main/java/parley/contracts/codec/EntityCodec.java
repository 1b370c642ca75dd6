package parley.contracts.codec;

import parley.contracts.entity.Entity;
import parley.contracts.wire.WireEntity;

/// Rows, as the values of `guild.changes`.
public final class EntityCodec extends WireCodec<Entity, WireEntity> {
  public EntityCodec() {
    super("row", WireEntity.parser());
  }

  @Override
  WireEntity toWire(Entity entity) {
    return EntityWire.toWire(entity);
  }

  @Override
  Entity fromWire(WireEntity wire) {
    return EntityWire.fromWire(wire);
  }
}
