package parley.gateway.socket;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import parley.gateway.frame.CloseCode;

/// Turns the one HTTP request of a connection into a socket, and then takes everything HTTP out of
/// the pipeline. What cannot be served is answered in plain HTTP, in words.
final class UpgradeHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  /// Above the protocol's bound, so that a payload that is too large is told so by its close code.
  private static final int MAX_FRAME_BYTES = 64 * 1024;

  private final SocketSupplies supplies;
  private final NettyLoop loop;

  UpgradeHandler(SocketSupplies supplies, NettyLoop loop) {
    this.supplies = supplies;
    this.loop = loop;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    if (!HttpHeaderValues.WEBSOCKET.contentEqualsIgnoreCase(
        request.headers().get(HttpHeaderNames.UPGRADE, ""))) {
      refuse(context, HttpResponseStatus.UPGRADE_REQUIRED, "This is a WebSocket gateway.");
      return;
    }
    if (context.channel().remoteAddress() instanceof InetSocketAddress from
        && supplies.throttle().take(from.getAddress().getHostAddress(), supplies.clock().millis())
            > 0) {
      supplies.metrics().throttled();
      refuse(context, HttpResponseStatus.TOO_MANY_REQUESTS, "Too many connects.");
      return;
    }
    GatewayAddress address;
    try {
      address = GatewayAddress.of(request.uri());
    } catch (IllegalArgumentException e) {
      refuse(context, HttpResponseStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
      return;
    }
    upgrade(context, request, address);
  }

  private void upgrade(
      ChannelHandlerContext context, FullHttpRequest request, GatewayAddress address) {
    WebSocketServerHandshaker handshaker =
        new WebSocketServerHandshakerFactory(
                "",
                null,
                WebSocketDecoderConfig.newBuilder()
                    .maxFramePayloadLength(MAX_FRAME_BYTES)
                    .closeOnProtocolViolation(false)
                    .build())
            .newHandshaker(request);
    if (handshaker == null) {
      WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(context.channel());
      return;
    }
    GatewaySocket socket = new GatewaySocket(supplies, loop, address.wire());
    ChannelFuture done = handshaker.handshake(context.channel(), request);
    context.pipeline().addLast(new WebSocketFrameAggregator(MAX_FRAME_BYTES), socket);
    context.pipeline().remove(this);
    context.pipeline().remove(HandshakeDeadline.class);
    done.addListener(
        (ChannelFutureListener)
            handshake -> {
              if (!handshake.isSuccess()) {
                handshake.channel().close();
              } else if (address.version().isEmpty()) {
                socket.close(CloseCode.INVALID_API_VERSION);
              } else {
                socket.greet();
              }
            });
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
