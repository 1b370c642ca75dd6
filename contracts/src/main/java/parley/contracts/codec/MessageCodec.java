package parley.contracts.codec;

import parley.contracts.message.Message;
import parley.contracts.wire.WireMessage;

/// Messages, as stores and tables keep them.
public final class MessageCodec extends WireCodec<Message, WireMessage> {
  public MessageCodec() {
    super("message", WireMessage.parser());
  }

  @Override
  WireMessage toWire(Message value) {
    return MessageWire.toWire(value);
  }

  @Override
  Message fromWire(WireMessage wire) {
    return MessageWire.fromWire(wire);
  }
}
