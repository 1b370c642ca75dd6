package parley.ingress.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.id.UserId;
import parley.contracts.message.Command;
import parley.contracts.message.Verdict;
import parley.contracts.space.SpaceId;
import parley.ingress.database.Fences;
import parley.ingress.http.RefusedException;

/// Passes fences by asking for them, all spaces at the same time.
public final class CommandFences implements Fences, AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(CommandFences.class);

  private final CommandBridge bridge;
  private final CommandHeaders headers;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public CommandFences(CommandBridge bridge, CommandHeaders headers) {
    this.bridge = bridge;
    this.headers = headers;
  }

  @Override
  public void pass(UserId actor, Map<SpaceId, Long> revisions) {
    List<Future<?>> fences = new ArrayList<>(revisions.size());
    revisions.forEach(
        (space, revision) -> fences.add(threads.submit(() -> pass(actor, space, revision))));
    for (Future<?> fence : fences) {
      await(fence);
    }
  }

  @Override
  public void close() {
    threads.close();
  }

  private void pass(UserId actor, SpaceId space, long revision) {
    Verdict verdict = bridge.ask(new Command.Fence(headers.next(space, actor), revision));
    if (!(verdict instanceof Verdict.Fenced)) {
      logger.warn("the fence {} of space {} was answered {}", revision, space, verdict);
      throw RefusedException.unavailable();
    }
  }

  private static void await(Future<?> fence) {
    try {
      fence.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RefusedException refused) {
        throw refused;
      }
      throw new IllegalStateException("a fence failed", e.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw RefusedException.unavailable();
    }
  }
}
