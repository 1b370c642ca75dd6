package parley.gateway.socket;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.util.HashedWheelTimer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.gateway.EdgeConfig;
import parley.gateway.fanout.EdgeLoop;
import parley.gateway.hub.Hub;
import parley.gateway.hub.LoopHandover;
import parley.gateway.metric.EdgeMetrics;

/// The server that clients connect to: io_uring where the kernel has it, else epoll, else NIO. The
/// event loops exist from the start, the port opens with [#open].
public final class GatewayServer implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(GatewayServer.class);
  private static final int BACKLOG = 8_192;
  private static final int MAX_REQUEST_BYTES = 16 * 1024;
  private static final int HANDSHAKE_WITHIN_SECONDS = 10;
  private static final long WHEEL_TICK_MS = 100;

  private final MultiThreadIoEventLoopGroup group;
  private final Class<? extends ServerChannel> channelType;
  private final Map<EventLoop, NettyLoop> byEventLoop = new IdentityHashMap<>();
  private final List<NettyLoop> loops = new ArrayList<>();
  private final HashedWheelTimer timer =
      new HashedWheelTimer(
          Thread.ofPlatform().name("silence").daemon().factory(),
          WHEEL_TICK_MS,
          TimeUnit.MILLISECONDS);

  public GatewayServer(int threads) {
    IoHandlerFactory transport;
    if (IoUring.isAvailable()) {
      transport = IoUringIoHandler.newFactory();
      channelType = IoUringServerSocketChannel.class;
    } else if (Epoll.isAvailable()) {
      transport = EpollIoHandler.newFactory();
      channelType = EpollServerSocketChannel.class;
    } else {
      transport = NioIoHandler.newFactory();
      channelType = NioServerSocketChannel.class;
    }
    LOGGER.info("transport {}", channelType.getSimpleName());
    group = new MultiThreadIoEventLoopGroup(threads, transport);
    group.forEach(
        executor -> {
          NettyLoop loop = new NettyLoop(loops.size(), (EventLoop) executor);
          loops.add(loop);
          byEventLoop.put(loop.eventLoop(), loop);
        });
  }

  public List<? extends EdgeLoop> loops() {
    return List.copyOf(loops);
  }

  /// Waits on the event loops' own queues.
  public LoopHandover handover() {
    return loop -> loops.get(loop).eventLoop().submit(() -> {}).syncUninterruptibly();
  }

  /// Opens the port; returns when it listens.
  public void open(EdgeConfig config, Hub hub, EdgeMetrics metrics, InstantSource clock) {
    SocketSupplies supplies = new SocketSupplies(config, hub, metrics, clock, timer);
    new ServerBootstrap()
        .group(group)
        .channel(channelType)
        .option(ChannelOption.SO_BACKLOG, BACKLOG)
        .option(ChannelOption.SO_REUSEADDR, true)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childOption(
            ChannelOption.WRITE_BUFFER_WATER_MARK,
            new WriteBufferWaterMark(config.queueBytes() / 2, config.queueBytes()))
        .childHandler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel channel) {
                NettyLoop loop = byEventLoop.get(channel.eventLoop());
                if (loop == null) {
                  throw new IllegalStateException("a channel on a loop of nobody");
                }
                channel
                    .pipeline()
                    .addLast(
                        new ReadTimeoutHandler(HANDSHAKE_WITHIN_SECONDS),
                        new HttpServerCodec(),
                        new HttpObjectAggregator(MAX_REQUEST_BYTES),
                        new UpgradeHandler(supplies, loop));
              }
            })
        .bind(config.host(), config.port())
        .syncUninterruptibly();
  }

  @Override
  public void close() {
    timer.stop();
    group.shutdownGracefully(0, HANDSHAKE_WITHIN_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
