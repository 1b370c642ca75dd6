package parley.gateway.socket;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringChannelOption;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringIoHandlerConfig;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.HashedWheelTimer;
import io.netty.util.concurrent.RejectedExecutionHandlers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
  private static final int STOP_WITHIN_SECONDS = 10;
  private static final long WHEEL_TICK_MS = 100;

  /// One event can end in a completion for every socket of a loop.
  private static final int COMPLETIONS = 32_768;

  private final MultiThreadIoEventLoopGroup group;
  private final Class<? extends ServerChannel> channelType;
  private final Map<EventLoop, NettyLoop> byEventLoop = new IdentityHashMap<>();
  private final List<NettyLoop> loops = new ArrayList<>();
  private volatile @Nullable Channel listening;
  private final HashedWheelTimer timer =
      new HashedWheelTimer(
          Thread.ofPlatform().name("silence").daemon().factory(),
          WHEEL_TICK_MS,
          TimeUnit.MILLISECONDS);

  /// @param budgetBytes what clients may be owed in all
  public GatewayServer(int threads, long budgetBytes) {
    IoHandlerFactory transport;
    if (IoUring.isAvailable()) {
      transport = IoUringIoHandler.newFactory(new IoUringIoHandlerConfig().setCqSize(COMPLETIONS));
      channelType = IoUringServerSocketChannel.class;
    } else if (Epoll.isAvailable()) {
      transport = EpollIoHandler.newFactory();
      channelType = EpollServerSocketChannel.class;
    } else {
      transport = NioIoHandler.newFactory();
      channelType = NioServerSocketChannel.class;
    }
    LOGGER.info("transport {}", channelType.getSimpleName());
    group = new LoopGroup(threads, transport);
    group.forEach(
        executor -> {
          NettyLoop loop = new NettyLoop(loops.size(), (EventLoop) executor, budgetBytes / threads);
          loops.add(loop);
          byEventLoop.put(loop.eventLoop(), loop);
        });
  }

  public List<? extends EdgeLoop> loops() {
    return List.copyOf(loops);
  }

  /// Waits for all that the event loops were given.
  public LoopHandover handover() {
    return loop -> loops.get(loop).await();
  }

  /// What clients are owed: written, and not yet taken by the kernel.
  public long owedBytes() {
    return loops.stream().mapToLong(NettyLoop::owedBytes).sum();
  }

  /// Batches that event loops have not carried out yet.
  public int backlog() {
    return loops.stream().mapToInt(NettyLoop::backlog).sum();
  }

  /// Opens the port; returns when it listens.
  public void open(EdgeConfig config, Hub hub, EdgeMetrics metrics, InstantSource clock) {
    SocketSupplies supplies = new SocketSupplies(config, hub, metrics, clock, timer);
    ServerBootstrap bootstrap = new ServerBootstrap();
    bootstrap.option(reusePort(), true);
    listening =
        bootstrap
            .group(group)
            .channel(channelType)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            // Arenas hand the same memory out again; the adaptive allocator kept asking for new
            // chunks, which the JDK zeroes, at every change of size.
            .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
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
                            new HandshakeDeadline(),
                            new HttpServerCodec(),
                            new HttpObjectAggregator(MAX_REQUEST_BYTES),
                            new UpgradeHandler(supplies, loop));
                  }
                })
            .bind(config.host(), config.port())
            .syncUninterruptibly()
            .channel();
  }

  /// Several nodes of one machine may share a port: the kernel spreads connects over those that
  /// listen.
  private ChannelOption<Boolean> reusePort() {
    if (channelType == IoUringServerSocketChannel.class) {
      return IoUringChannelOption.SO_REUSEPORT;
    }
    return channelType == EpollServerSocketChannel.class
        ? EpollChannelOption.SO_REUSEPORT
        : ChannelOption.SO_REUSEADDR;
  }

  /// Closes the port; sockets that are open stay.
  public void stopListening() {
    Channel port = listening;
    if (port != null) {
      port.close().syncUninterruptibly();
    }
  }

  /// Event loops that look after their sockets between two slices of work.
  private static final class LoopGroup extends MultiThreadIoEventLoopGroup {
    /// Netty's own second is how long a write could not complete.
    private static final long TASKS_AT_MOST_MS = 5;

    LoopGroup(int threads, IoHandlerFactory transport) {
      super(threads, transport);
    }

    @Override
    protected IoEventLoop newChild(
        Executor executor, IoHandlerFactory transport, Object... unused) {
      return new SingleThreadIoEventLoop(
          this,
          executor,
          transport,
          Integer.MAX_VALUE,
          RejectedExecutionHandlers.reject(),
          TASKS_AT_MOST_MS);
    }
  }

  @Override
  public void close() {
    timer.stop();
    group.shutdownGracefully(0, STOP_WITHIN_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
