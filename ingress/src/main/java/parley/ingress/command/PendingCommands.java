package parley.ingress.command;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import parley.contracts.message.CommandId;
import parley.contracts.message.Verdict;

/// The commands whose verdicts are waited for: a bounded number. Safe for any thread.
final class PendingCommands {
  private final ConcurrentHashMap<CommandId, CompletableFuture<Verdict>> pending =
      new ConcurrentHashMap<>();
  private final Semaphore room;

  PendingCommands(int maximum) {
    this.room = new Semaphore(maximum);
  }

  /// Starts waiting; empty when too many wait already. Whoever starts must also [#forget].
  Optional<CompletableFuture<Verdict>> await(CommandId id) {
    if (!room.tryAcquire()) {
      return Optional.empty();
    }
    CompletableFuture<Verdict> answer = new CompletableFuture<>();
    pending.put(id, answer);
    return Optional.of(answer);
  }

  void forget(CommandId id) {
    if (pending.remove(id) != null) {
      room.release();
    }
  }

  /// Hands a verdict to the one who waits for it, if somebody still does.
  boolean complete(Verdict verdict) {
    CompletableFuture<Verdict> answer = pending.get(verdict.command());
    return answer != null && answer.complete(verdict);
  }

  int size() {
    return pending.size();
  }
}
