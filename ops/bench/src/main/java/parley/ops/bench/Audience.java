package parley.ops.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import parley.ops.client.Actor;

/// The receiving sessions of a run, on one event loop. A lost one stays lost: its messages count as
/// not arrived.
final class Audience implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /// So many logins may be under way.
  private static final int TOGETHER = 16;

  private static final int MAX_FRAME_BYTES = 16 << 20;

  private final EventLoopGroup group;
  private final Class<? extends Channel> channelType;
  private final List<Channel> channels = new ArrayList<>();
  private final AtomicInteger disconnects = new AtomicInteger();
  private volatile boolean closing;
  private volatile boolean cutting;

  /// Takes what arrives; called on the event loop.
  @FunctionalInterface
  interface Receiver {
    void received(int number, long atNs);
  }

  Audience() {
    IoHandlerFactory transport;
    if (Epoll.isAvailable()) {
      transport = EpollIoHandler.newFactory();
      channelType = EpollSocketChannel.class;
    } else {
      transport = NioIoHandler.newFactory();
      channelType = NioSocketChannel.class;
    }
    group = new MultiThreadIoEventLoopGroup(1, transport);
  }

  /// Opens sessions in turn for the users, and returns when all are ready.
  void gather(URI gateway, List<Actor> users, int size, Receiver receiver)
      throws IOException, InterruptedException {
    for (int from = 0; from < size; from += TOGETHER) {
      int to = Math.min(size, from + TOGETHER);
      CountDownLatch ready = new CountDownLatch(to - from);
      for (int i = from; i < to; i++) {
        String token = users.get(i % users.size()).token();
        channels.add(connect(gateway, new Listener(token, new Heard(ready, receiver))));
      }
      if (!ready.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException(ready.getCount() + " sessions did not get ready");
      }
    }
  }

  /// Cuts all connections at once, without a word.
  ///
  /// @return where the sessions were
  List<Listener.Position> cut() throws InterruptedException {
    try {
      return group
          .submit(
              () -> {
                cutting = true;
                List<Listener.Position> positions = new ArrayList<>();
                for (Channel channel : channels) {
                  positions.add(channel.pipeline().get(Listener.class).position());
                  channel.unsafe().closeForcibly();
                }
                channels.clear();
                return positions;
              })
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a session was not ready", e);
    }
  }

  /// Goes on with sessions, all together, and returns when all were told what they missed.
  ///
  /// @param receivers who takes what each hears
  void resume(URI gateway, List<Listener.Position> positions, IntFunction<Receiver> receivers)
      throws IOException, InterruptedException {
    CountDownLatch back = new CountDownLatch(positions.size());
    for (int i = 0; i < positions.size(); i++) {
      Heard heard = new Heard(back, receivers.apply(i));
      channels.add(connect(gateway, new Listener(positions.get(i), heard)));
    }
    if (!back.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException(back.getCount() + " sessions did not come back");
    }
  }

  private Channel connect(URI gateway, Listener listener) {
    WebSocketClientProtocolConfig config =
        WebSocketClientProtocolConfig.newBuilder()
            .webSocketUri(gateway)
            .maxFramePayloadLength(MAX_FRAME_BYTES)
            .withUTF8Validator(false)
            .build();
    return new Bootstrap()
        .group(group)
        .channel(channelType)
        .handler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel channel) {
                channel
                    .pipeline()
                    .addLast(
                        new HttpClientCodec(),
                        new HttpObjectAggregator(MAX_FRAME_BYTES),
                        new WebSocketClientProtocolHandler(config),
                        listener);
              }
            })
        .connect(gateway.getHost(), gateway.getPort())
        .syncUninterruptibly()
        .channel();
  }

  int disconnects() {
    return disconnects.get();
  }

  @Override
  public void close() {
    closing = true;
    channels.forEach(Channel::close);
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private final class Heard implements Listener.Events {
    private final CountDownLatch ready;
    private final Receiver receiver;
    private final AtomicBoolean here = new AtomicBoolean();

    Heard(CountDownLatch ready, Receiver receiver) {
      this.ready = ready;
      this.receiver = receiver;
    }

    @Override
    public void ready() {
      if (here.compareAndSet(false, true)) {
        ready.countDown();
      }
    }

    @Override
    public void message(int number, long atNs) {
      receiver.received(number, atNs);
    }

    @Override
    public void disconnected() {
      if (!closing && !cutting) {
        disconnects.incrementAndGet();
      }
    }
  }
}
