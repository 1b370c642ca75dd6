package parley.contracts.codec;

import java.util.List;
import parley.contracts.message.Reaction;
import parley.contracts.wire.WireReactionPage;

/// The answer of an interactive query on reactions.
public final class ReactionPageCodec extends WireCodec<List<Reaction>, WireReactionPage> {
  public ReactionPageCodec() {
    super("reaction page", WireReactionPage.parser());
  }

  @Override
  WireReactionPage toWire(List<Reaction> reactions) {
    return WireReactionPage.newBuilder()
        .addAllReactions(reactions.stream().map(ReactionWire::toWire).toList())
        .build();
  }

  @Override
  List<Reaction> fromWire(WireReactionPage wire) {
    return wire.getReactionsList().stream().map(ReactionWire::fromWire).toList();
  }
}
