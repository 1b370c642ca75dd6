package parley.contracts.codec;

import parley.contracts.id.UserId;
import parley.contracts.interaction.Whisper;
import parley.contracts.space.SpaceId;
import parley.contracts.wire.WireWhisper;

/// Messages that one person alone sees, as a topology remembers them.
public final class WhisperCodec extends WireCodec<Whisper, WireWhisper> {
  public WhisperCodec() {
    super("whisper", WireWhisper.parser());
  }

  @Override
  WireWhisper toWire(Whisper whisper) {
    return WireWhisper.newBuilder()
        .setSpaceId(whisper.space().value())
        .setUserId(whisper.user().value())
        .setInteractionId(whisper.interaction())
        .setMessage(MessageWire.toWire(whisper.message()))
        .build();
  }

  @Override
  Whisper fromWire(WireWhisper wire) {
    return new Whisper(
        new SpaceId(wire.getSpaceId()),
        new UserId(wire.getUserId()),
        wire.getInteractionId(),
        MessageWire.fromWire(wire.getMessage()));
  }
}
