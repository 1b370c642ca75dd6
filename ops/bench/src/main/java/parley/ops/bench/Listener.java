package parley.ops.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import parley.ops.client.RestClient;

/// One receiving session: identifies, beats, and hears messages. Frames of messages are searched,
/// not parsed: at 100,000 frames/s a parser would be what is measured. Lives on its event loop.
final class Listener extends SimpleChannelInboundHandler<TextWebSocketFrame> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] MESSAGE = ascii("\"t\":\"MESSAGE_CREATE\"");
  private static final byte[] CONTENT = ascii("\"content\":\"");

  /// Where the event's name is looked for; its content may quote anything.
  private static final int HEAD_BYTES = 64;

  private final String token;
  private final Events events;
  private @Nullable String sessionId;
  private byte[] frame = new byte[2_048];
  private long sequence;

  /// What a session hears. Called on event loops; must not block.
  interface Events {
    /// The guild is there, or the session goes on.
    void ready();

    /// A message arrived.
    ///
    /// @param number what its content begins with
    /// @param atNs on the clock of `System.nanoTime`
    void message(int number, long atNs);

    void disconnected();
  }

  /// A session at some point of its life.
  record Position(String token, String sessionId, long sequence) {}

  Listener(String token, Events events) {
    this.token = token;
    this.events = events;
  }

  /// Goes on with a session.
  Listener(Position from, Events events) {
    this(from.token(), events);
    sessionId = from.sessionId();
    sequence = from.sequence();
  }

  /// Where the session is; to be asked on its event loop, once it is ready.
  Position position() {
    return new Position(token, Objects.requireNonNull(sessionId), sequence);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame text)
      throws IOException {
    long atNs = System.nanoTime();
    ByteBuf payload = text.content();
    int length = payload.readableBytes();
    if (frame.length < length) {
      frame = new byte[length * 2];
    }
    payload.getBytes(payload.readerIndex(), frame, 0, length);
    if (indexOf(MESSAGE, 0, Math.min(length, HEAD_BYTES)) >= 0) {
      sequence++;
      int content = indexOf(CONTENT, HEAD_BYTES / 2, length);
      events.message(number(content + CONTENT.length, length), atNs);
      return;
    }
    try (InputStream json = new ByteBufInputStream(payload)) {
      control(context, JSON.readTree(json));
    }
  }

  private void control(ChannelHandlerContext context, JsonNode payload) {
    switch (payload.path("op").asInt()) {
      case 0 -> {
        sequence = payload.path("s").asLong();
        String type = payload.path("t").asText();
        if (type.equals("READY")) {
          sessionId = payload.path("d").path("session_id").asText();
        }
        if (type.equals("RESUMED")
            || type.equals("GUILD_CREATE")
            || type.equals("READY") && payload.path("d").path("guilds").path(0).has("channels")) {
          events.ready();
        }
      }
      case 7, 9 -> context.close();
      case 10 -> greeted(context, payload.path("d").path("heartbeat_interval").asLong());
      default -> {} // Acknowledgements of heartbeats.
    }
  }

  private void greeted(ChannelHandlerContext context, long intervalMs) {
    context
        .executor()
        .scheduleAtFixedRate(
            () -> send(context, RestClient.object().put("op", 1).put("d", sequence)),
            intervalMs,
            intervalMs,
            TimeUnit.MILLISECONDS);
    ObjectNode data = RestClient.object().put("token", token);
    if (sessionId != null) {
      data.put("session_id", sessionId).put("seq", sequence);
      send(context, RestClient.object().put("op", 6).set("d", data));
      return;
    }
    // A person's client: bots name intents, and may identify once in five seconds only.
    data.putObject("properties").put("os", "linux").put("browser", "bench").put("device", "");
    send(context, RestClient.object().put("op", 2).set("d", data));
  }

  private static void send(ChannelHandlerContext context, JsonNode payload) {
    context.writeAndFlush(new TextWebSocketFrame(payload.toString()));
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    events.disconnected();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    System.err.println("a session failed: " + cause);
    context.close();
  }

  private int indexOf(byte[] wanted, int from, int to) {
    for (int at = from; at <= to - wanted.length; at++) {
      if (frame[at] == wanted[0] && matches(wanted, at)) {
        return at;
      }
    }
    return -1;
  }

  private boolean matches(byte[] wanted, int at) {
    for (int i = 1; i < wanted.length; i++) {
      if (frame[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private int number(int from, int to) {
    int number = 0;
    for (int at = from; at < to && frame[at] >= '0' && frame[at] <= '9'; at++) {
      number = number * 10 + frame[at] - '0';
    }
    return number;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
