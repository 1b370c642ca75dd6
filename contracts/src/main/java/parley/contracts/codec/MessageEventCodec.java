package parley.contracts.codec;

import parley.contracts.message.MessageEvent;
import parley.contracts.wire.WireMessageEvent;

/// Decided events, as the values of `message.log`.
public final class MessageEventCodec extends WireCodec<MessageEvent, WireMessageEvent> {
  public MessageEventCodec() {
    super("message event", WireMessageEvent.parser());
  }

  @Override
  WireMessageEvent toWire(MessageEvent value) {
    return MessageWire.toWire(value);
  }

  @Override
  MessageEvent fromWire(WireMessageEvent wire) {
    return MessageWire.fromWire(wire);
  }
}
