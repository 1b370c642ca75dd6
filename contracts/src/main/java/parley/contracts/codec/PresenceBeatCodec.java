package parley.contracts.codec;

import parley.contracts.id.UserId;
import parley.contracts.presence.PresenceBeat;
import parley.contracts.wire.WirePresenceBeat;

/// Beats, as the values of `presence.beats`.
public final class PresenceBeatCodec extends WireCodec<PresenceBeat, WirePresenceBeat> {
  public PresenceBeatCodec() {
    super("presence beat", WirePresenceBeat.parser());
  }

  @Override
  WirePresenceBeat toWire(PresenceBeat beat) {
    return WirePresenceBeat.newBuilder()
        .setUserId(beat.user().value())
        .setSlot(beat.slot())
        .setEpoch(beat.epoch())
        .addAllSessions(beat.sessions().stream().map(PresenceWire::toWire).toList())
        .build();
  }

  @Override
  PresenceBeat fromWire(WirePresenceBeat wire) {
    return new PresenceBeat(
        new UserId(wire.getUserId()),
        wire.getSlot(),
        wire.getEpoch(),
        wire.getSessionsList().stream().map(PresenceWire::fromWire).toList());
  }
}
