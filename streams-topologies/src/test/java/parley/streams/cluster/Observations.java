package parley.streams.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.Verdict;
import parley.contracts.space.SpaceId;

/// What was sent and what came of it. May be used by any thread.
final class Observations {
  private final Map<UUID, Long> sentNs = new HashMap<>();
  private final Map<UUID, Verdict> verdicts = new HashMap<>();
  private final Set<UUID> seen = new HashSet<>();
  private final Map<SpaceId, Long> lastDecisions = new HashMap<>();
  private final Map<SpaceId, Long> lastArrivalNs = new HashMap<>();
  private final Map<SpaceId, Long> longestGapNs = new HashMap<>();
  private final List<Long> latenciesNs = new ArrayList<>();
  private int doubled;
  private int outOfOrder;

  synchronized void sent(UUID command, long nowNs) {
    sentNs.put(command, nowNs);
  }

  synchronized void answered(Verdict verdict) {
    if (sentNs.containsKey(verdict.command().value())
        && verdicts.put(verdict.command().value(), verdict) != null) {
      doubled++;
    }
  }

  /// A message whose content is its command's id reached the inbox.
  synchronized void arrived(MessageEvent.Created created, long nowNs) {
    UUID command = UUID.fromString(created.message().content());
    Long started = sentNs.get(command);
    if (started == null) {
      return;
    }
    if (!seen.add(command)) {
      doubled++;
    }
    latenciesNs.add(nowNs - started);
    Long before = lastDecisions.put(created.space(), created.decision().value());
    if (before != null && before >= created.decision().value()) {
      outOfOrder++;
    }
    Long arrival = lastArrivalNs.put(created.space(), nowNs);
    if (arrival != null) {
      longestGapNs.merge(created.space(), nowNs - arrival, Math::max);
    }
  }

  synchronized boolean complete() {
    return seen.size() == sentNs.size() && verdicts.size() == sentNs.size();
  }

  synchronized int sent() {
    return sentNs.size();
  }

  /// Commands without a verdict.
  synchronized int unanswered() {
    return sentNs.size() - verdicts.size();
  }

  /// Commands whose message did not reach the inbox.
  synchronized int lost() {
    return sentNs.size() - seen.size();
  }

  synchronized int refused() {
    return (int) verdicts.values().stream().filter(v -> !(v instanceof Verdict.Accepted)).count();
  }

  synchronized int doubled() {
    return doubled;
  }

  synchronized int outOfOrder() {
    return outOfOrder;
  }

  /// The longest time without a message in any of the spaces.
  synchronized long longestGapMs(Predicate<SpaceId> which) {
    return longestGapNs.entrySet().stream()
            .filter(gap -> which.test(gap.getKey()))
            .mapToLong(Map.Entry::getValue)
            .max()
            .orElse(0)
        / 1_000_000;
  }

  /// From the sending of a command to its message in the inbox.
  synchronized double latencyMs(double quantile) {
    long[] sorted = latenciesNs.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, quantile * sorted.length)] / 1e6;
  }
}
