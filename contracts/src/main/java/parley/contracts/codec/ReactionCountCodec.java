package parley.contracts.codec;

import parley.contracts.message.ReactionCount;
import parley.contracts.wire.WireReactionCount;

/// Counts of reactions, as Cassandra keeps them beside the message.
public final class ReactionCountCodec extends WireCodec<ReactionCount, WireReactionCount> {
  public ReactionCountCodec() {
    super("reaction count", WireReactionCount.parser());
  }

  @Override
  WireReactionCount toWire(ReactionCount value) {
    return ReactionWire.toWire(value);
  }

  @Override
  ReactionCount fromWire(WireReactionCount wire) {
    return ReactionWire.fromWire(wire);
  }
}
