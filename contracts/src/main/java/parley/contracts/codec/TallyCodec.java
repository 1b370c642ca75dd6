package parley.contracts.codec;

import parley.contracts.id.DecisionId;
import parley.contracts.message.Tally;
import parley.contracts.wire.WireTally;

/// Tallies of reactions, as the hot tail keeps them.
public final class TallyCodec extends WireCodec<Tally, WireTally> {
  public TallyCodec() {
    super("tally", WireTally.parser());
  }

  @Override
  WireTally toWire(Tally tally) {
    return WireTally.newBuilder()
        .setDecision(tally.decision().value())
        .addAllCounts(ReactionWire.toWire(tally.counts()))
        .build();
  }

  @Override
  Tally fromWire(WireTally wire) {
    return new Tally(new DecisionId(wire.getDecision()), ReactionWire.counts(wire.getCountsList()));
  }
}
