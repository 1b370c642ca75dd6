package parley.contracts.codec;

import java.util.List;
import parley.contracts.presence.PresenceChange;
import parley.contracts.wire.WirePresenceChanges;

/// Changes for the spaces of one partition, as the values of `presence.changes`.
public final class PresenceChangesCodec
    extends WireCodec<List<PresenceChange>, WirePresenceChanges> {
  public PresenceChangesCodec() {
    super("list of presence changes", WirePresenceChanges.parser());
  }

  @Override
  WirePresenceChanges toWire(List<PresenceChange> changes) {
    return WirePresenceChanges.newBuilder()
        .addAllChanges(changes.stream().map(PresenceWire::toWire).toList())
        .build();
  }

  @Override
  List<PresenceChange> fromWire(WirePresenceChanges wire) {
    return wire.getChangesList().stream().map(PresenceWire::fromWire).toList();
  }
}
