package parley.contracts.codec;

import parley.contracts.moderation.ModerationAction;
import parley.contracts.wire.WireModerationAction;

/// What moderation did, as the values of `moderation.actions`.
public final class ModerationActionCodec extends WireCodec<ModerationAction, WireModerationAction> {
  public ModerationActionCodec() {
    super("moderation action", WireModerationAction.parser());
  }

  @Override
  WireModerationAction toWire(ModerationAction action) {
    return ModerationWire.toWire(action);
  }

  @Override
  ModerationAction fromWire(WireModerationAction wire) {
    return ModerationWire.fromWire(wire);
  }
}
