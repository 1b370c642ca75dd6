package parley.ingress.history;

import java.util.List;
import parley.contracts.id.ChannelId;
import parley.contracts.message.ThreadTally;
import parley.contracts.space.SpaceId;

/// What the topologies know of threads.
interface ThreadTail {
  /// How much was said in those of some threads in which anything was.
  ///
  /// @throws UnavailableException when nobody answers in time
  List<ThreadTally> tallies(SpaceId space, List<ChannelId> threads);
}
