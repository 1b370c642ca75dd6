package parley.contracts.codec;

import parley.contracts.message.TailEntry;
import parley.contracts.wire.WireTailEntry;

/// Entries of the hot tail.
public final class TailEntryCodec extends WireCodec<TailEntry, WireTailEntry> {
  public TailEntryCodec() {
    super("tail entry", WireTailEntry.parser());
  }

  @Override
  WireTailEntry toWire(TailEntry value) {
    return MessageWire.toWire(value);
  }

  @Override
  TailEntry fromWire(WireTailEntry wire) {
    return MessageWire.fromWire(wire);
  }
}
