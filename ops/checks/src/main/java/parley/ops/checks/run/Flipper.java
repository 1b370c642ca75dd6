package parley.ops.checks.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import parley.ops.checks.history.History.Revocation;
import parley.ops.checks.history.History.Right;
import parley.ops.client.Actor;
import parley.ops.client.RestClient;

/// Takes a right from somebody in a channel and gives it back, again and again.
final class Flipper implements Runnable {
  private static final Duration PAUSE = Duration.ofMillis(1500);
  private static final int MEMBER_OVERWRITE = 1;

  private final Attempts attempts;
  private final Actor owner;
  private final Subject subject;
  private final Recorder recorder;
  private final CountDownLatch stop;

  Flipper(Attempts attempts, Recorder recorder, Actor owner, Subject subject, CountDownLatch stop) {
    this.attempts = attempts;
    this.recorder = recorder;
    this.owner = owner;
    this.subject = subject;
    this.stop = stop;
  }

  @Override
  public void run() {
    try {
      while (!paused()) {
        if (!change(bit())) {
          continue;
        }
        long answeredNs = System.nanoTime();
        paused();
        long restoredNs = System.nanoTime();
        recorder.revoked(
            new Revocation(
                subject.who().id(), subject.channel(), subject.right(), answeredNs, restoredNs));
        change(0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean paused() throws InterruptedException {
    return stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean change(long denied) throws InterruptedException {
    ObjectNode overwrite =
        RestClient.object()
            .put("type", MEMBER_OVERWRITE)
            .put("allow", "0")
            .put("deny", Long.toString(denied));
    String path = "/channels/" + subject.channel() + "/permissions/" + subject.who().id();
    return attempts.call("PUT", path, owner, overwrite).accepted();
  }

  private long bit() {
    return switch (subject.right()) {
      case VIEW -> 1L << 10;
      case SEND -> 1L << 11;
    };
  }

  /// From whom what is taken where.
  record Subject(Actor who, String channel, Right right) {}
}
