package parley.ops.checks.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import parley.ops.checks.history.History.Send;
import parley.ops.checks.history.History.Unreadable;
import parley.ops.client.Actor;
import parley.ops.client.Reply;
import parley.ops.client.RestClient;

/// Posts messages one after another, in turn to its channels, and repeats a post with the same
/// nonce until it knows what became of it. Reads some back at once, edits some, deletes some.
final class Writer implements Runnable {
  /// In turn over four channels, about what the rate limit lets through.
  private static final Duration PAUSE = Duration.ofMillis(250);

  private static final int EDIT_EVERY = 10;
  private static final int DELETE_EVERY = 25;

  private final Attempts attempts;
  private final Actor author;
  private final List<String> channels;
  private final Recorder recorder;
  private final CountDownLatch stop;

  Writer(
      Attempts attempts,
      Actor author,
      List<String> channels,
      Recorder recorder,
      CountDownLatch stop) {
    this.attempts = attempts;
    this.author = author;
    this.channels = List.copyOf(channels);
    this.recorder = recorder;
    this.stop = stop;
  }

  @Override
  public void run() {
    try {
      for (int number = 1; !stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS); number++) {
        write(number, channels.get(number % channels.size()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(int number, String channel) throws InterruptedException {
    String content =
        author.name() + "-" + author.id().substring(author.id().length() - 6) + "-" + number;
    ObjectNode form =
        RestClient.object()
            .put("content", content)
            .put("nonce", content.substring(Math.max(0, content.length() - 25)))
            .put("enforce_nonce", true);
    String path = "/channels/" + channel + "/messages";
    long startedNs = System.nanoTime();
    Reply reply = attempts.call("POST", path, author, form);
    long message = reply.accepted() ? Long.parseUnsignedLong(reply.id()) : 0;
    recorder.sent(new Send(content, author.id(), channel, startedNs, System.nanoTime(), message));
    if (message != 0 && number % EDIT_EVERY == 0) {
      demand("GET", path + "/" + message, null, channel, message);
      ObjectNode edit = RestClient.object().put("content", content);
      demand("PATCH", path + "/" + message, edit, channel, message);
    }
    if (message != 0 && number % DELETE_EVERY == 0) {
      recorder.deleting(message);
      attempts.call("DELETE", path + "/" + message, author, null);
    }
  }

  private void demand(
      String method, String path, @Nullable ObjectNode body, String channel, long message)
      throws InterruptedException {
    Reply reply = attempts.call(method, path, author, body);
    if (reply.status() == 404) {
      recorder.missed(new Unreadable(author.id(), channel, message, reply.status()));
    }
  }
}
