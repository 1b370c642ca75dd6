package parley.voice.socket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.time.InstantSource;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.voice.frame.ClientFrameReader;
import parley.voice.frame.CloseCode;
import parley.voice.signal.Conversation;
import parley.voice.signal.Outlet;
import parley.voice.signal.Switchboard;

/// One socket: translates frames for its conversation. A client that does not read what it is owed
/// is closed, and may resume.
final class VoiceSocket extends SimpleChannelInboundHandler<WebSocketFrame> implements Outlet {
  /// An offer of a browser is the largest payload that a client may send.
  static final int MAX_PAYLOAD_BYTES = 16 * 1024;

  /// Stays below Netty's mark: what is owed beyond it means that nobody reads.
  private static final int OWED_BYTES = 256 * 1024;

  private static final Logger LOGGER = LoggerFactory.getLogger(VoiceSocket.class);
  private static final int LOOK_MS = 5_000;
  private static final int CLOSE_AFTER_MS = 300;

  private final InstantSource clock;
  private final int version;
  private final Conversation conversation;
  private @Nullable ChannelHandlerContext context;
  private @Nullable ScheduledFuture<?> watch;
  private boolean closing;

  VoiceSocket(Switchboard board, InstantSource clock, int version) {
    this.clock = clock;
    this.version = version;
    this.conversation = new Conversation(board, this, clock.millis());
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
    watch =
        added
            .executor()
            .scheduleWithFixedDelay(
                () -> conversation.look(clock.millis()), LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
  }

  void greet() {
    conversation.greet();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext at, WebSocketFrame frame) {
    switch (frame) {
      case TextWebSocketFrame text -> hear(text.content());
      case BinaryWebSocketFrame binary -> hear(binary.content());
      case PingWebSocketFrame ping ->
          at.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
      case CloseWebSocketFrame close -> {
        closing = true;
        at.writeAndFlush(close.retain()).addListener(ChannelFutureListener.CLOSE);
      }
      case PongWebSocketFrame _ -> {}
      default -> close(CloseCode.DECODE_ERROR);
    }
  }

  private void hear(ByteBuf content) {
    if (closing) {
      return;
    }
    if (content.readableBytes() > MAX_PAYLOAD_BYTES) {
      close(CloseCode.DECODE_ERROR);
      return;
    }
    conversation.hear(ClientFrameReader.read(ByteBufUtil.getBytes(content)), clock.millis());
  }

  @Override
  public void send(String payload) {
    if (context == null || closing) {
      return;
    }
    if (context.channel().unsafe().outboundBuffer() != null
        && context.channel().unsafe().outboundBuffer().totalPendingWriteBytes() > OWED_BYTES) {
      close(CloseCode.SERVER_CRASHED);
      return;
    }
    context.writeAndFlush(new TextWebSocketFrame(payload));
  }

  @Override
  public void close(CloseCode code) {
    if (context == null || closing) {
      return;
    }
    closing = true;
    ChannelHandlerContext open = context;
    open.writeAndFlush(new CloseWebSocketFrame(code.code(), code.reason()));
    open.executor().schedule(() -> open.close(), CLOSE_AFTER_MS, TimeUnit.MILLISECONDS);
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public void channelInactive(ChannelHandlerContext gone) {
    closing = true;
    if (watch != null) {
      watch.cancel(false);
    }
    conversation.end();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext at, Throwable cause) {
    LOGGER.debug("a socket failed", cause);
    at.close();
  }
}
