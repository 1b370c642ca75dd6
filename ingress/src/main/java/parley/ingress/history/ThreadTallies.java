package parley.ingress.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.id.ChannelId;
import parley.contracts.message.ThreadTally;
import parley.contracts.space.SpaceId;
import parley.ingress.http.RefusedException;

/// How much was said in threads, as the topologies count it.
public final class ThreadTallies {
  private static final Logger logger = LoggerFactory.getLogger(ThreadTallies.class);
  private static final int ASKED_AT_ONCE = 200;

  private final ThreadTail tail;

  ThreadTallies(ThreadTail tail) {
    this.tail = tail;
  }

  /// The tallies of threads of one space; none of those in which nothing was said.
  ///
  /// @throws RefusedException with 503 when nobody answers in time
  public Map<ChannelId, ThreadTally> find(SpaceId space, List<ChannelId> threads) {
    try {
      Map<ChannelId, ThreadTally> found = new HashMap<>();
      for (int from = 0; from < threads.size(); from += ASKED_AT_ONCE) {
        List<ChannelId> some =
            threads.subList(from, Math.min(from + ASKED_AT_ONCE, threads.size()));
        tail.tallies(space, some).forEach(tally -> found.put(tally.thread(), tally));
      }
      return found;
    } catch (UnavailableException e) {
      logger.warn("threads cannot be counted: {}", e.getMessage());
      throw RefusedException.unavailable();
    }
  }
}
