package parley.gateway.socket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.Timeout;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.gateway.dispatch.Body;
import parley.gateway.dispatch.EventType;
import parley.gateway.frame.ClientFrame;
import parley.gateway.frame.ClientFrameReader;
import parley.gateway.frame.CloseCode;
import parley.gateway.frame.ControlPayload;
import parley.gateway.frame.FrameWriter;
import parley.gateway.session.Conversation;
import parley.gateway.session.Outlet;
import parley.gateway.session.Session;
import parley.gateway.wire.Wire;

/// One socket: translates frames into steps of its conversation, and carries them out. Everything
/// happens on the socket's event loop. Events are gathered, and leave as one write when the loop
/// says so. What it owes a slow client is bounded; a client that reads too slowly is closed and may
/// resume.
final class GatewaySocket extends SimpleChannelInboundHandler<WebSocketFrame> implements Outlet {
  /// The protocol's bound on what clients send.
  static final int MAX_PAYLOAD_BYTES = 4_096;

  private static final Logger LOGGER = LoggerFactory.getLogger(GatewaySocket.class);
  private static final int NORMAL_CLOSURE = 1000;
  private static final int GOING_AWAY = 1001;

  /// What Netty says of a close frame without a code.
  private static final int NO_STATUS = -1;

  /// Between the close frame and the end of the connection: some clients never answer close frames.
  private static final long CLOSE_AFTER_MS = 300;

  /// Who owes the socket so little gets what they are to get in portions.
  private static final int TAKEN_BYTES = 1 << 16;

  private final SocketSupplies supplies;
  private final NettyLoop loop;
  private final Wire wire;
  private final Conversation conversation;
  private @Nullable ChannelHandlerContext context;
  private @Nullable Session session;
  private @Nullable Timeout watch;
  private @Nullable ByteBuf gathered;
  private @Nullable Runnable whenTaken;
  private long owedBytes;
  private boolean streamStarted;
  private boolean closing;
  private boolean goodbye;

  GatewaySocket(SocketSupplies supplies, NettyLoop loop, Wire wire) {
    this.supplies = supplies;
    this.loop = loop;
    this.wire = wire;
    this.conversation =
        new Conversation(
            supplies.config().conversation(),
            supplies.config().tokens(),
            supplies.clock().millis());
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
    supplies.metrics().opened();
    loop.count(1);
    watchSilence();
  }

  /// Greets the client, once the handshake is out.
  void greet() {
    control(ControlPayload.hello(supplies.config().heartbeatInterval()));
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ignored, WebSocketFrame frame) {
    switch (frame) {
      case TextWebSocketFrame text -> hear(text.content());
      case BinaryWebSocketFrame binary -> hear(binary.content());
      case PingWebSocketFrame ping -> pong(ping.content());
      case CloseWebSocketFrame close -> closedByClient(close.statusCode());
      case PongWebSocketFrame pong -> {}
      case ContinuationWebSocketFrame part -> close(CloseCode.DECODE_ERROR);
      default -> close(CloseCode.DECODE_ERROR);
    }
  }

  private void hear(ByteBuf content) {
    if (closing) {
      return;
    }
    if (content.readableBytes() > MAX_PAYLOAD_BYTES) {
      conversation.end();
      close(CloseCode.DECODE_ERROR);
      return;
    }
    ClientFrame frame = ClientFrameReader.read(ByteBufUtil.getBytes(content), wire.encoding());
    carryOut(conversation.hear(frame, supplies.clock().millis()));
  }

  private void carryOut(Conversation.Step step) {
    switch (step) {
      case Conversation.Step.Acknowledge heartbeat -> acknowledge(heartbeat.sequence());
      case Conversation.Step.LogIn login -> {
        if (!supplies.reception().logIn(this, login.token(), login.identify())) {
          close(CloseCode.UNKNOWN_ERROR);
        }
        watchSilence();
      }
      case Conversation.Step.TakeUp takeUp -> {
        if (!supplies.reception().resume(this, takeUp.token(), takeUp.resume())) {
          close(CloseCode.UNKNOWN_ERROR);
        }
        watchSilence();
      }
      case Conversation.Step.Ask ask -> {
        if (session == null || !supplies.reception().ask(session, ask.request())) {
          close(CloseCode.UNKNOWN_ERROR);
        }
      }
      case Conversation.Step.PassOver later -> supplies.metrics().passedOver(later.opcode());
      case Conversation.Step.Close close -> close(close.code());
      case Conversation.Step.Wait wait -> {}
    }
  }

  private void acknowledge(@Nullable Long sequence) {
    if (session != null && sequence != null && !session.confirm(sequence)) {
      close(CloseCode.INVALID_SEQUENCE);
      return;
    }
    control(ControlPayload.HEARTBEAT_ACK);
  }

  private void closedByClient(int code) {
    // Without a code the client says no more than that the connection ends.
    goodbye = code == NORMAL_CLOSURE || code == GOING_AWAY;
    conversation.end();
    if (context != null && !closing) {
      closing = true;
      int answer = code == NO_STATUS ? NORMAL_CLOSURE : code;
      FrameWriter.close(gathered(context), answer, "");
      send(context).addListener(ChannelFutureListener.CLOSE);
    }
  }

  @Override
  public int loop() {
    return loop.number();
  }

  @Override
  public void bind(Session bound) {
    session = bound;
    conversation.loggedIn(supplies.clock().millis());
    watchSilence();
    if (context == null || !context.channel().isActive()) {
      // It went away while the hub was at it.
      bound.detach(this);
      supplies.reception().socketGone(this, bound, goodbye);
    }
  }

  @Override
  public void supersede() {
    session = null;
    close(CloseCode.SESSION_TIMED_OUT);
  }

  @Override
  public void refuseResume() {
    session = null;
    conversation.startOver(supplies.clock().millis());
    watchSilence();
    control(ControlPayload.INVALID_SESSION);
  }

  @Override
  public void write(EventType type, long sequence, Body body) {
    if (context == null || closing) {
      return;
    }
    if (isOwedTooMuch()) {
      supplies.metrics().slowConsumer();
      close(CloseCode.UNKNOWN_ERROR);
      return;
    }
    if (gathered == null) {
      loop.gathers(this);
    }
    ByteBuf out = gathered(context);
    int before = out.readableBytes();
    FrameWriter.dispatch(out, wire, type, sequence, body);
    loop.gathered(out.readableBytes() - before);
  }

  /// Lets go what was gathered.
  void flush() {
    if (context != null && gathered != null) {
      send(context);
    }
  }

  private ByteBuf gathered(ChannelHandlerContext open) {
    ByteBuf out = gathered;
    if (out == null) {
      out = open.alloc().directBuffer(loop.usualBytes());
      gathered = out;
    }
    return out;
  }

  private ChannelFuture send(ChannelHandlerContext open) {
    ByteBuf out = gathered(open);
    gathered = null;
    int bytes = out.readableBytes();
    supplies.metrics().wrote(bytes);
    owedBytes += bytes;
    loop.owes(bytes);
    ChannelFuture sent = open.writeAndFlush(out);
    sent.addListener(
        ignored -> {
          owedBytes -= bytes;
          loop.owes(-bytes);
          runWhenTaken();
        });
    return sent;
  }

  @Override
  public void whenTaken(Runnable task) {
    whenTaken = task;
    runWhenTaken();
  }

  private void runWhenTaken() {
    Runnable task = whenTaken;
    if (task != null && !closing && gathered == null && owedBytes <= TAKEN_BYTES) {
      whenTaken = null;
      task.run();
    }
  }

  @Override
  public void askToReconnect() {
    control(ControlPayload.RECONNECT);
  }

  @Override
  public void close(CloseCode code) {
    conversation.end();
    if (context == null || closing) {
      return;
    }
    closing = true;
    supplies.metrics().closed(code);
    ChannelHandlerContext open = context;
    FrameWriter.close(gathered(open), code.code(), code.reason());
    send(open);
    open.executor().schedule(() -> open.close(), CLOSE_AFTER_MS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void channelInactive(ChannelHandlerContext gone) {
    supplies.metrics().gone();
    loop.count(-1);
    closing = true;
    if (gathered != null) {
      gathered.release();
      gathered = null;
    }
    conversation.end();
    if (watch != null) {
      watch.cancel();
    }
    Session left = session;
    if (left != null) {
      left.detach(this);
    }
    supplies.reception().socketGone(this, left, goodbye);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext at, Throwable cause) {
    // A broken frame, or a broken connection: this socket's affair alone.
    LOGGER.debug("a socket failed", cause);
    if (cause instanceof IOException) {
      at.close();
    } else {
      close(CloseCode.DECODE_ERROR);
    }
  }

  private void control(byte[] json) {
    if (context == null || closing) {
      return;
    }
    if (isOwedTooMuch()) {
      supplies.metrics().slowConsumer();
      close(CloseCode.UNKNOWN_ERROR);
      return;
    }
    FrameWriter.control(gathered(context), wire, json, !streamStarted);
    streamStarted = true;
    send(context);
  }

  private void pong(ByteBuf content) {
    if (context != null && !closing && !isOwedTooMuch()) {
      FrameWriter.pong(gathered(context), content);
      send(context);
    }
  }

  private boolean isOwedTooMuch() {
    return owedBytes > loop.limitBytes(supplies.config().queueBytes());
  }

  private void watchSilence() {
    if (watch != null) {
      watch.cancel();
    }
    long delayMs = Math.max(1, conversation.deadlineMs() - supplies.clock().millis());
    watch =
        supplies
            .timer()
            .newTimeout(
                ignored -> loop.eventLoop().execute(this::look), delayMs, TimeUnit.MILLISECONDS);
  }

  private void look() {
    if (closing) {
      return;
    }
    carryOut(conversation.look(supplies.clock().millis()));
    if (!closing) {
      watchSilence();
    }
  }
}
