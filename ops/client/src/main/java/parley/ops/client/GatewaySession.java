package parley.ops.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/// A gateway session as a client library keeps it: identifies, beats, resumes after a lost
/// connection, and identifies anew when the session is gone. One lock guards its state; events go
/// to the listener in the order of arrival.
public final class GatewaySession implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration RECONNECT_DELAY = Duration.ofMillis(500);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final int NOT_RESUMABLE = 1000;

  private final HttpClient http;
  private final ScheduledExecutorService timer;
  private final URI gateway;
  private final String token;
  private final int intents;
  private final SessionListener listener;

  private @Nullable Connection current;
  private @Nullable String sessionId;
  private long sequence;
  private boolean closed;

  /// @param gateway with its query, as `ws://127.0.0.1:18081/?v=10&encoding=json`
  public GatewaySession(
      HttpClient http,
      ScheduledExecutorService timer,
      URI gateway,
      Actor actor,
      int intents,
      SessionListener listener) {
    this.http = http;
    this.timer = timer;
    this.gateway = gateway;
    this.token = actor.token();
    this.intents = intents;
    this.listener = listener;
  }

  /// Connects; failures are retried until [#close].
  public synchronized void open() {
    if (closed) {
      return;
    }
    Connection connection = new Connection();
    current = connection;
    http.newWebSocketBuilder()
        .connectTimeout(CONNECT_TIMEOUT)
        .buildAsync(gateway, connection)
        .whenComplete(
            (socket, failure) -> {
              if (failure != null) {
                lost(connection);
              }
            });
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (current != null) {
      current.end();
    }
  }

  /// Sends a payload; what is sent while the connection is lost, is lost.
  public synchronized void send(int op, ObjectNode data) {
    if (current != null) {
      current.send(frame(op, data));
    }
  }

  private synchronized void lost(Connection connection) {
    if (connection != current || closed) {
      return;
    }
    connection.end();
    current = null;
    listener.onDisconnect(System.nanoTime());
    timer.schedule(this::open, RECONNECT_DELAY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void receive(Connection connection, String payload) throws IOException {
    if (connection != current || payload.isEmpty()) {
      return;
    }
    JsonNode frame = JSON.readTree(payload);
    switch (frame.path("op").asInt()) {
      case 0 -> dispatched(frame);
      case 1 -> connection.send(heartbeat());
      case 7 -> lost(connection);
      case 9 -> invalidated(connection, frame.path("d").asBoolean());
      case 10 -> greeted(connection, frame.path("d").path("heartbeat_interval").asLong());
      default -> {} // Acknowledgements of heartbeats.
    }
  }

  private void dispatched(JsonNode frame) {
    sequence = frame.path("s").asLong();
    String type = frame.path("t").asText();
    if (type.equals("READY")) {
      sessionId = frame.path("d").path("session_id").asText();
    }
    listener.onDispatch(new Dispatch(sequence, type, frame.path("d"), System.nanoTime()));
  }

  private void invalidated(Connection connection, boolean resumable) {
    if (!resumable) {
      sessionId = null;
      sequence = 0;
    }
    lost(connection);
  }

  private void greeted(Connection connection, long intervalMs) {
    connection.beat(intervalMs);
    ObjectNode data = RestClient.object().put("token", token);
    if (sessionId == null) {
      data.put("intents", intents);
      data.putObject("properties").put("os", "linux").put("browser", "parley").put("device", "");
      connection.send(frame(2, data));
    } else {
      connection.send(frame(6, data.put("session_id", sessionId).put("seq", sequence)));
    }
  }

  private synchronized String heartbeat() {
    return RestClient.object().put("op", 1).put("d", sequence).toString();
  }

  private static String frame(int op, ObjectNode data) {
    return RestClient.object().put("op", op).<ObjectNode>set("d", data).toString();
  }

  /// One socket of the session.
  private final class Connection implements WebSocket.Listener {
    private final Inbound inbound = new Inbound();
    private @Nullable WebSocket socket;
    private @Nullable ScheduledFuture<?> beats;

    @Override
    public void onOpen(WebSocket opened) {
      synchronized (GatewaySession.this) {
        socket = opened;
      }
      opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      return take(from, () -> inbound.text(part, last));
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
      return take(from, () -> inbound.binary(part, last));
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      lost(this);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      lost(this);
    }

    private @Nullable CompletionStage<?> take(WebSocket from, Part part) {
      try {
        receive(this, part.payload());
        from.request(1);
      } catch (IOException | DataFormatException e) {
        System.err.println("unreadable frame: " + e.getMessage());
        lost(this);
      }
      return null;
    }

    private void beat(long intervalMs) {
      beats =
          timer.scheduleAtFixedRate(
              () -> send(heartbeat()), intervalMs, intervalMs, TimeUnit.MILLISECONDS);
    }

    private void send(String payload) {
      WebSocket to = socket;
      if (to != null) {
        to.sendText(payload, true);
      }
    }

    private void end() {
      if (beats != null) {
        beats.cancel(false);
      }
      if (socket != null) {
        if (closed) {
          socket.sendClose(NOT_RESUMABLE, "");
        } else {
          socket.abort();
        }
      }
    }
  }

  private interface Part {
    String payload() throws DataFormatException;
  }
}
