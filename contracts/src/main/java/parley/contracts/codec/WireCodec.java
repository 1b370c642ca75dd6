package parley.contracts.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.time.DateTimeException;

/// A codec over one Protobuf message: subclasses only map between it and the record.
abstract class WireCodec<T, W extends MessageLite> implements Codec<T> {
  private final String what;
  private final Parser<W> parser;

  WireCodec(String what, Parser<W> parser) {
    this.what = what;
    this.parser = parser;
  }

  abstract W toWire(T value);

  abstract T fromWire(W wire);

  @Override
  public final byte[] encode(T value) {
    return toWire(value).toByteArray();
  }

  @Override
  public final T decode(byte[] bytes) {
    try {
      return fromWire(parser.parseFrom(bytes));
    } catch (InvalidProtocolBufferException | IllegalArgumentException | DateTimeException e) {
      throw new MalformedRecordException("not a readable " + what + ": " + e.getMessage(), e);
    }
  }
}
