package parley.ops.local.run;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import parley.ops.local.component.Component;
import parley.ops.local.component.Need;
import parley.ops.local.component.Plan;
import parley.ops.local.component.Server;
import parley.ops.local.component.Step;
import parley.ops.local.settings.Site;

/// Brings a plan about: each component as soon as what it needs is there, all in parallel. When one
/// fails, those that have not begun are skipped, and everything that runs is left as it is.
public final class Startup {
  private static final long DRAW_MS = 100;

  private final Starter starter;
  private final Duration stepLimit;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final AtomicReference<@Nullable Failure> firstFailure = new AtomicReference<>();

  public Startup(Site site, Plan plan) {
    this.starter = new Starter(site);
    this.stepLimit = site.settings().seconds("start.limit.seconds");
    for (Component component : plan.components()) {
      entries.put(component.name(), new Entry(new Progress(component)));
    }
  }

  /// What went wrong first.
  public record Failure(Component component, Exception cause) {}

  private record Entry(Progress progress, CountDownLatch started, CountDownLatch ready) {
    Entry(Progress progress) {
      this(progress, new CountDownLatch(1), new CountDownLatch(1));
    }

    CountDownLatch latch(Need.Until until) {
      return switch (until) {
        case STARTED -> started;
        case READY -> ready;
      };
    }
  }

  /// Blocks until everything is ready or something has failed.
  ///
  /// @return the first failure, if there was one
  public Optional<Failure> run(PrintStream out, boolean terminal) throws InterruptedException {
    List<Progress> progresses = entries.values().stream().map(Entry::progress).toList();
    Board board = new Board(progresses, out, terminal);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      entries.values().forEach(entry -> threads.execute(() -> bringAbout(entry)));
      threads.shutdown();
      while (!threads.awaitTermination(DRAW_MS, TimeUnit.MILLISECONDS)) {
        if (firstFailure.get() != null) {
          threads.shutdownNow();
        }
        board.draw();
      }
    }
    board.draw();
    return Optional.ofNullable(firstFailure.get());
  }

  private void bringAbout(Entry entry) {
    Component component = entry.progress.component();
    try {
      for (Need need : component.needs()) {
        required(need).latch(need.until()).await();
      }
      entry.progress.become(Progress.Stage.STARTING, "");
      String detail =
          switch (component) {
            case Server server -> {
              starter.start(server, entry.started::countDown, entry.progress::waitsFor);
              yield "";
            }
            case Step step -> run(step);
          };
      entry.progress.become(Progress.Stage.READY, detail);
      entry.ready.countDown();
    } catch (InterruptedException e) {
      entry.progress.abandon();
    } catch (Exception e) {
      if (firstFailure.get() != null && Thread.currentThread().isInterrupted()) {
        entry.progress.abandon();
        return;
      }
      entry.progress.become(Progress.Stage.FAILED, message(e));
      firstFailure.compareAndSet(null, new Failure(component, e));
    }
  }

  private Entry required(Need need) {
    // Plans are closed: what is needed is part of them.
    return Objects.requireNonNull(entries.get(need.component()));
  }

  /// A step that waits for something which never comes ends at the same limit as a server.
  private String run(Step step) throws Exception {
    ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
    try {
      return thread.submit(step::run).get(stepLimit.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IOException("not done after " + stepLimit.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      thread.shutdownNow();
    }
  }

  private static String message(Exception e) {
    String message = e.getMessage();
    return message == null ? e.toString() : message;
  }
}
