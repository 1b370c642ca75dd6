package parley.gateway.socket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Ends a connection that has not become a socket in time, however many bytes of its request came:
/// one byte after the other must not hold it open.
final class HandshakeDeadline extends ChannelInboundHandlerAdapter {
  static final Duration WITHIN = Duration.ofSeconds(10);

  private @Nullable Future<?> end;

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    end = added.executor().schedule(() -> added.close(), WITHIN.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// The handshake is done, or the connection is gone.
  @Override
  public void handlerRemoved(ChannelHandlerContext removed) {
    if (end != null) {
      end.cancel(false);
    }
  }
}
