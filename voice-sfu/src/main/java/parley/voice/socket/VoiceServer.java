package parley.voice.socket;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import parley.voice.signal.Switchboard;

/// The server that clients connect to. One event loop carries all sockets, and is the signalling
/// thread.
public final class VoiceServer implements AutoCloseable {
  private static final int MAX_REQUEST_BYTES = 16 * 1024;
  private static final int HANDSHAKE_WITHIN_SECONDS = 10;
  private static final int SWEEP_MS = 1_000;

  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

  /// Opens the port; returns when it listens.
  ///
  /// @param tls null when something in front of us ends the encryption
  public void open(
      String host, int port, @Nullable SslContext tls, Switchboard board, InstantSource clock) {
    new ServerBootstrap()
        .group(group)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_REUSEADDR, true)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel channel) {
                ChannelPipeline pipeline = channel.pipeline();
                if (tls != null) {
                  pipeline.addLast(tls.newHandler(channel.alloc()));
                }
                pipeline.addLast(
                    new ReadTimeoutHandler(HANDSHAKE_WITHIN_SECONDS),
                    new HttpServerCodec(),
                    new HttpObjectAggregator(MAX_REQUEST_BYTES),
                    new VoiceUpgrade(board, clock));
              }
            })
        .bind(host, port)
        .syncUninterruptibly();
    group.next().scheduleWithFixedDelay(board::sweep, SWEEP_MS, SWEEP_MS, TimeUnit.MILLISECONDS);
  }

  /// Has the signalling thread do something.
  public void execute(Runnable task) {
    group.next().execute(task);
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
