package parley.ops.local.run;

import java.time.Duration;
import parley.ops.local.component.Component;
import parley.ops.local.component.Server;

/// How far one component is. Written by the thread that brings it about, read by the board.
final class Progress {
  enum Stage {
    WAITING("waiting"),
    STARTING("starting"),
    READY("ready"),
    FAILED("FAILED"),
    /// Its start goes on, but another component has failed.
    ABANDONED("not awaited"),
    SKIPPED("not started");

    private final String title;

    Stage(String title) {
      this.title = title;
    }

    boolean isFinal() {
      return this != WAITING && this != STARTING;
    }
  }

  private final Component component;
  private Stage stage = Stage.WAITING;
  private String detail = "";
  private long sinceNs;
  private long tookNs;

  Progress(Component component) {
    this.component = component;
  }

  Component component() {
    return component;
  }

  synchronized Stage stage() {
    return stage;
  }

  synchronized void become(Stage next, String why) {
    long now = System.nanoTime();
    if (next == Stage.STARTING) {
      sinceNs = now;
    } else {
      tookNs = stage == Stage.STARTING ? now - sinceNs : 0;
    }
    stage = next;
    detail = why;
  }

  /// Gives up on it because another component has failed.
  synchronized void abandon() {
    become(stage == Stage.STARTING ? Stage.ABANDONED : Stage.SKIPPED, "");
  }

  /// What is still missing, while it starts.
  synchronized void waitsFor(String missing) {
    detail = missing;
  }

  /// One line for people.
  synchronized String line() {
    long ns = stage == Stage.STARTING ? System.nanoTime() - sinceNs : tookNs;
    String seconds = ns == 0 ? "" : "%.1f s".formatted(Duration.ofNanos(ns).toMillis() / 1000.0);
    String port = component instanceof Server server ? Integer.toString(server.port()) : "";
    String shown = detail.lines().findFirst().orElse("");
    return "%-16s %-11s %7s  %-5s  %s"
        .formatted(component.name(), stage.title, seconds, port, shown)
        .stripTrailing();
  }
}
