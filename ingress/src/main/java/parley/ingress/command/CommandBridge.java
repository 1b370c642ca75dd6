package parley.ingress.command;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.message.Command;
import parley.contracts.message.CommandId;
import parley.contracts.message.Verdict;
import parley.ingress.http.RefusedException;

/// Asks the topologies to decide. Every asking ends within the deadline: with a verdict, or with an
/// error 503 that leaves open what became of the command.
///
/// At most a fixed number of commands wait at a time. Safe for any thread; waits in the caller's.
public final class CommandBridge {
  private static final Logger logger = LoggerFactory.getLogger(CommandBridge.class);

  private final CommandLog log;
  private final PendingCommands pending;
  private final Duration deadline;
  private final LongSupplier nanoTime;
  private final CommandMetrics metrics;

  public CommandBridge(
      CommandLog log,
      int maxPending,
      Duration deadline,
      LongSupplier nanoTime,
      CommandMetrics metrics) {
    this.log = log;
    this.pending = new PendingCommands(maxPending);
    this.deadline = deadline;
    this.nanoTime = nanoTime;
    this.metrics = metrics;
    metrics.pending(pending::size);
  }

  /// @throws RefusedException with 503 when there is no verdict in time
  public Verdict ask(Command command) {
    long start = nanoTime.getAsLong();
    CommandId id = command.header().id();
    CompletableFuture<Verdict> answer =
        pending.await(id).orElseThrow(() -> failed(command, start, "too many commands wait"));
    try {
      log.append(command)
          .whenComplete(
              (_, failure) -> {
                if (failure != null) {
                  answer.completeExceptionally(failure);
                }
              });
      Verdict verdict = answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
      metrics.asked(command, outcome(verdict), since(start));
      return verdict;
    } catch (TimeoutException _) {
      logger.warn("no verdict on {} within {}", id, deadline);
      metrics.asked(command, CommandMetrics.Outcome.TIMEOUT, since(start));
      throw RefusedException.unavailable();
    } catch (ExecutionException e) {
      throw failed(command, start, String.valueOf(e.getCause()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw failed(command, start, "interrupted");
    } finally {
      pending.forget(id);
    }
  }

  /// Tells the topologies something that they do not answer, and that may be lost.
  public void tell(Command command) {
    long start = nanoTime.getAsLong();
    log.append(command)
        .whenComplete(
            (_, failure) ->
                metrics.asked(
                    command,
                    failure == null
                        ? CommandMetrics.Outcome.ACCEPTED
                        : CommandMetrics.Outcome.UNAVAILABLE,
                    since(start)));
  }

  /// Takes a verdict from the log.
  void receive(Verdict verdict) {
    if (!pending.complete(verdict)) {
      metrics.late();
    }
  }

  private RefusedException failed(Command command, long start, String reason) {
    logger.warn("command {} was not decided: {}", command.header().id(), reason);
    metrics.asked(command, CommandMetrics.Outcome.UNAVAILABLE, since(start));
    return RefusedException.unavailable();
  }

  private Duration since(long start) {
    return Duration.ofNanos(nanoTime.getAsLong() - start);
  }

  private static CommandMetrics.Outcome outcome(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Accepted _, Verdict.Deleted _, Verdict.Done _, Verdict.Fenced _ ->
          CommandMetrics.Outcome.ACCEPTED;
      case Verdict.Refused _, Verdict.Unknown _ -> CommandMetrics.Outcome.REFUSED;
    };
  }
}
