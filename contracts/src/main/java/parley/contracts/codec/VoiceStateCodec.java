package parley.contracts.codec;

import parley.contracts.voice.VoiceState;
import parley.contracts.wire.WireVoiceState;

/// Voice states, in the topology's store.
public final class VoiceStateCodec extends WireCodec<VoiceState, WireVoiceState> {
  public VoiceStateCodec() {
    super("voice state", WireVoiceState.parser());
  }

  @Override
  WireVoiceState toWire(VoiceState state) {
    return VoiceWire.toWire(state);
  }

  @Override
  VoiceState fromWire(WireVoiceState wire) {
    return VoiceWire.fromWire(wire);
  }
}
