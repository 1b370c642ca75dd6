package parley.contracts.codec;

import java.util.List;
import parley.contracts.message.ThreadTally;
import parley.contracts.wire.WireThreadTallies;

/// How much was said in some threads: a value of the topology's store, and the answer of its
/// interactive query.
public final class ThreadTalliesCodec extends WireCodec<List<ThreadTally>, WireThreadTallies> {
  public ThreadTalliesCodec() {
    super("thread tallies", WireThreadTallies.parser());
  }

  @Override
  WireThreadTallies toWire(List<ThreadTally> tallies) {
    return WireThreadTallies.newBuilder()
        .addAllTallies(tallies.stream().map(ThreadWire::toWire).toList())
        .build();
  }

  @Override
  List<ThreadTally> fromWire(WireThreadTallies wire) {
    return wire.getTalliesList().stream().map(ThreadWire::fromWire).toList();
  }
}
