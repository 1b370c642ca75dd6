package parley.ops.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ObjLongConsumer;
import parley.ops.client.Actor;
import parley.ops.client.Dispatch;
import parley.ops.client.GatewaySession;
import parley.ops.client.SessionListener;

/// The receiving sessions of a run. Calls back from several threads, with the content of each
/// message and the moment of its arrival.
final class Audience implements AutoCloseable {
  private static final int INTENTS = 1 | 1 << 9 | 1 << 15;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration BETWEEN_CONNECTS = Duration.ofMillis(20);

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final List<GatewaySession> sessions = new ArrayList<>();
  private final AtomicInteger disconnects = new AtomicInteger();

  /// Opens sessions in turn for the users, and returns when all are ready.
  void gather(
      HttpClient http, URI gateway, List<Actor> users, int size, ObjLongConsumer<String> received)
      throws IOException, InterruptedException {
    CountDownLatch ready = new CountDownLatch(size);
    for (int i = 0; i < size; i++) {
      Actor user = users.get(i % users.size());
      SessionListener listener = new Member(ready, received);
      GatewaySession session = new GatewaySession(http, timer, gateway, user, INTENTS, listener);
      sessions.add(session);
      session.open();
      TimeUnit.MILLISECONDS.sleep(BETWEEN_CONNECTS.toMillis());
    }
    if (!ready.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException(ready.getCount() + " sessions did not get ready");
    }
  }

  int disconnects() {
    return disconnects.get();
  }

  @Override
  public void close() {
    sessions.forEach(GatewaySession::close);
    timer.shutdownNow();
  }

  private final class Member implements SessionListener {
    private final CountDownLatch ready;
    private final ObjLongConsumer<String> received;
    private boolean here;

    Member(CountDownLatch ready, ObjLongConsumer<String> received) {
      this.ready = ready;
      this.received = received;
    }

    @Override
    public void onDispatch(Dispatch dispatch) {
      boolean arrived =
          dispatch.type().equals("GUILD_CREATE")
              || dispatch.type().equals("READY")
                  && dispatch.data().path("guilds").path(0).has("channels");
      if (arrived && !here) {
        here = true;
        ready.countDown();
      }
      if (dispatch.type().equals("MESSAGE_CREATE")) {
        received.accept(dispatch.data().path("content").asText(), dispatch.receivedNs());
      }
    }

    @Override
    public void onDisconnect(long atNs) {
      disconnects.incrementAndGet();
    }
  }
}
