package parley.contracts.codec;

import parley.contracts.interaction.OpenInteraction;
import parley.contracts.space.SpaceId;
import parley.contracts.wire.WireOpenInteraction;

/// Interactions as a topology remembers them.
public final class OpenInteractionCodec extends WireCodec<OpenInteraction, WireOpenInteraction> {
  public OpenInteractionCodec() {
    super("open interaction", WireOpenInteraction.parser());
  }

  @Override
  WireOpenInteraction toWire(OpenInteraction open) {
    WireOpenInteraction.Builder wire =
        WireOpenInteraction.newBuilder()
            .setSpaceId(open.space().value())
            .setInteraction(InteractionWire.toWire(open.interaction()))
            .setAnswered(open.answered())
            .setLoading(open.loading())
            .setModalJson(open.modalJson());
    if (open.source() != null) {
      wire.setSource(MessageWire.toWire(open.source()));
    }
    if (open.original() != null) {
      wire.setOriginal(MessageWire.toWire(open.original()));
    }
    return wire.build();
  }

  @Override
  OpenInteraction fromWire(WireOpenInteraction wire) {
    return new OpenInteraction(
        new SpaceId(wire.getSpaceId()),
        InteractionWire.fromWire(wire.getInteraction()),
        wire.getAnswered(),
        wire.getLoading(),
        wire.hasSource() ? MessageWire.fromWire(wire.getSource()) : null,
        wire.hasOriginal() ? MessageWire.fromWire(wire.getOriginal()) : null,
        wire.getModalJson());
  }
}
