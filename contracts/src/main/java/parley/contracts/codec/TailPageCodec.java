package parley.contracts.codec;

import java.util.List;
import parley.contracts.message.TailEntry;
import parley.contracts.wire.WireTailPage;

/// The answer of an interactive query on the hot tail.
public final class TailPageCodec extends WireCodec<List<TailEntry>, WireTailPage> {
  public TailPageCodec() {
    super("tail page", WireTailPage.parser());
  }

  @Override
  WireTailPage toWire(List<TailEntry> entries) {
    return WireTailPage.newBuilder()
        .addAllEntries(entries.stream().map(MessageWire::toWire).toList())
        .build();
  }

  @Override
  List<TailEntry> fromWire(WireTailPage wire) {
    return wire.getEntriesList().stream().map(MessageWire::fromWire).toList();
  }
}
