package parley.contracts.codec;

import parley.contracts.presence.Presence;
import parley.contracts.wire.WirePresence;

/// How a user is present, as stores keep it.
public final class PresenceCodec extends WireCodec<Presence, WirePresence> {
  public PresenceCodec() {
    super("presence", WirePresence.parser());
  }

  @Override
  WirePresence toWire(Presence presence) {
    return PresenceWire.toWire(presence);
  }

  @Override
  Presence fromWire(WirePresence wire) {
    return PresenceWire.fromWire(wire);
  }
}
