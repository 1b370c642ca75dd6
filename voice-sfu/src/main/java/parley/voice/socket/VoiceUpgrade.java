package parley.voice.socket;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import parley.voice.signal.Switchboard;

/// Turns the one HTTP request of a connection into a socket of the voice gateway.
final class VoiceUpgrade extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final int MAX_FRAME_BYTES = 64 * 1024;
  private static final int USUAL_VERSION = 8;
  private static final int OLDEST_VERSION = 4;

  private final Switchboard board;
  private final InstantSource clock;

  VoiceUpgrade(Switchboard board, InstantSource clock) {
    this.board = board;
    this.clock = clock;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    if (!HttpHeaderValues.WEBSOCKET.contentEqualsIgnoreCase(
        request.headers().get(HttpHeaderNames.UPGRADE, ""))) {
      refuse(context, HttpResponseStatus.UPGRADE_REQUIRED, "This is a voice gateway.");
      return;
    }
    int version = version(request.uri());
    if (version < OLDEST_VERSION) {
      refuse(context, HttpResponseStatus.BAD_REQUEST, "Versions from 4 on are spoken.");
      return;
    }
    WebSocketServerHandshaker handshaker =
        new WebSocketServerHandshakerFactory("", null, false, MAX_FRAME_BYTES)
            .newHandshaker(request);
    if (handshaker == null) {
      WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(context.channel());
      return;
    }
    VoiceSocket socket = new VoiceSocket(board, clock, version);
    handshaker
        .handshake(context.channel(), request)
        .addListener(
            (ChannelFutureListener)
                done -> {
                  if (done.isSuccess()) {
                    socket.greet();
                  } else {
                    done.channel().close();
                  }
                });
    context.pipeline().addLast(new WebSocketFrameAggregator(MAX_FRAME_BYTES), socket);
    context.pipeline().remove(this);
    context.pipeline().remove(ReadTimeoutHandler.class);
  }

  /// The version that a client asks for; one that is no number counts as too old.
  private static int version(String uri) {
    List<String> asked = new QueryStringDecoder(uri).parameters().get("v");
    if (asked == null || asked.isEmpty()) {
      return USUAL_VERSION;
    }
    try {
      return Integer.parseInt(asked.getFirst());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static void refuse(ChannelHandlerContext context, HttpResponseStatus status, String why) {
    DefaultFullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            status,
            Unpooled.copiedBuffer(why + "\n", StandardCharsets.UTF_8));
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
    response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
    context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
