package parley.ops.checks.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import parley.ops.client.Actor;
import parley.ops.client.Dispatch;
import parley.ops.client.GatewaySession;
import parley.ops.client.RestClient;
import parley.ops.client.SessionListener;

/// A session with what it hears.
record Ear(GatewaySession session, BlockingQueue<Dispatch> heard) {
  private static final int PATIENCE_SECONDS = 30;

  static Ear of(
      HttpClient http, ScheduledExecutorService timer, RestClient rest, Actor actor, int intents)
      throws IOException, InterruptedException {
    String url = rest.demand("GET", "/gateway", null, null).path("url").asText();
    BlockingQueue<Dispatch> heard = new LinkedBlockingQueue<>();
    GatewaySession session =
        new GatewaySession(
            http,
            timer,
            URI.create(url + "/?v=10&encoding=json"),
            actor,
            intents,
            new SessionListener() {
              @Override
              public void onDispatch(Dispatch dispatch) {
                heard.add(dispatch);
              }

              @Override
              public void onDisconnect(long atNs) {}
            });
    session.open();
    return new Ear(session, heard);
  }

  /// The next event of a type; others are passed over.
  JsonNode next(String type) throws InterruptedException {
    return next(type, event -> true);
  }

  /// The next event of a type that is as wished; others are passed over.
  JsonNode next(String type, Predicate<JsonNode> wished) throws InterruptedException {
    JsonNode last = null;
    while (true) {
      Dispatch dispatch = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (dispatch == null) {
        throw new AssertionError("no such " + type + " came; the last one: " + last);
      }
      if (dispatch.type().equals(type)) {
        last = dispatch.data();
        if (wished.test(last)) {
          return last;
        }
      }
    }
  }
}
