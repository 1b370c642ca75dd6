package parley.ops.checks.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import parley.ops.checks.history.History.Change;
import parley.ops.checks.history.History.ChangeKind;
import parley.ops.checks.history.History.Send;
import parley.ops.checks.history.History.Stored;
import parley.ops.checks.history.History.Unreadable;
import parley.ops.checks.run.Attempts.Outcome;
import parley.ops.client.Actor;
import parley.ops.client.Reply;
import parley.ops.client.RestClient;

/// Posts messages one after another, in turn to its channels, and repeats a post with the same
/// nonce until it knows what became of it. Reads some back at once, edits some, reacts to some,
/// deletes some.
final class Writer implements Runnable {
  /// In turn over four channels, about what the rate limit lets through.
  private static final Duration PAUSE = Duration.ofMillis(250);

  private static final int EDIT_EVERY = 10;
  private static final int EDITS = 2;
  private static final int REACT_EVERY = 7;
  private static final int UNREACT_EVERY = 14;
  private static final String EMOJI = "🔥";
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
    if (message != 0) {
      work(number, channel, content, message);
    }
  }

  /// Reads some of what was written back at once, edits it, reacts to it, deletes it.
  private void work(int number, String channel, String content, long message)
      throws InterruptedException {
    String path = "/channels/" + channel + "/messages/" + message;
    if (number % EDIT_EVERY == 0) {
      read(path, channel, message);
      for (int edit = 1; edit <= EDITS; edit++) {
        String text = content + Stored.EDIT_MARK + edit;
        change(ChangeKind.EDIT, channel, message, text, "PATCH", path);
      }
    }
    if (number % REACT_EVERY == 0) {
      String reaction = path + "/reactions/" + URLEncoder.encode(EMOJI, UTF_8) + "/@me";
      change(ChangeKind.REACT, channel, message, EMOJI, "PUT", reaction);
      if (number % UNREACT_EVERY == 0) {
        change(ChangeKind.UNREACT, channel, message, EMOJI, "DELETE", reaction);
      }
    }
    if (number % DELETE_EVERY == 0) {
      change(ChangeKind.DELETE, channel, message, "", "DELETE", path);
    }
  }

  private void change(
      ChangeKind kind, String channel, long message, String text, String method, String path)
      throws InterruptedException {
    ObjectNode body = kind == ChangeKind.EDIT ? RestClient.object().put("content", text) : null;
    long startedNs = System.nanoTime();
    Outcome outcome = attempts.count(method, path, author, body);
    int status = outcome.reply().status();
    // A deletion whose first answer was lost finds nothing to delete.
    boolean repeated = kind == ChangeKind.DELETE && outcome.attempts() > 1;
    recorder.changed(
        new Change(
            kind,
            author.id(),
            channel,
            message,
            text,
            startedNs,
            System.nanoTime(),
            outcome.reply().accepted() || status == 404 && repeated,
            outcome.attempts()));
    if (status == 404 && !repeated) {
      recorder.missed(new Unreadable(author.id(), channel, message, status));
    }
  }

  private void read(String path, String channel, long message) throws InterruptedException {
    Reply reply = attempts.call("GET", path, author, null);
    if (reply.status() == 404) {
      recorder.missed(new Unreadable(author.id(), channel, message, reply.status()));
    }
  }
}
