package parley.contracts.codec;

import java.time.Instant;
import parley.contracts.id.MessageId;
import parley.contracts.message.Pin;
import parley.contracts.message.PinBoard;
import parley.contracts.wire.WirePin;
import parley.contracts.wire.WirePinBoard;

/// The pins of a channel, in the topology's store and in the answer of its interactive query.
public final class PinBoardCodec extends WireCodec<PinBoard, WirePinBoard> {
  public PinBoardCodec() {
    super("pin board", WirePinBoard.parser());
  }

  @Override
  WirePinBoard toWire(PinBoard board) {
    return WirePinBoard.newBuilder()
        .addAllPins(board.pins().stream().map(PinBoardCodec::toWire).toList())
        .build();
  }

  @Override
  PinBoard fromWire(WirePinBoard wire) {
    return new PinBoard(wire.getPinsList().stream().map(PinBoardCodec::fromWire).toList());
  }

  private static WirePin toWire(Pin pin) {
    return WirePin.newBuilder()
        .setMessageId(pin.message().value())
        .setPinnedAtMs(pin.at().toEpochMilli())
        .build();
  }

  private static Pin fromWire(WirePin wire) {
    return new Pin(new MessageId(wire.getMessageId()), Instant.ofEpochMilli(wire.getPinnedAtMs()));
  }
}
