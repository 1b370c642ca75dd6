package parley.gateway.socket;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import parley.gateway.fanout.EdgeLoop;

/// An event loop with the sockets that a task has written to, so that each is flushed once.
final class NettyLoop implements EdgeLoop {
  private final int number;
  private final EventLoop loop;
  private final List<GatewaySocket> written = new ArrayList<>();

  NettyLoop(int number, EventLoop loop) {
    this.number = number;
    this.loop = loop;
  }

  int number() {
    return number;
  }

  EventLoop eventLoop() {
    return loop;
  }

  @Override
  public void execute(List<Runnable> tasks) {
    loop.execute(
        () -> {
          tasks.forEach(Runnable::run);
          flush();
        });
  }

  /// To be called on the loop, by a socket that has something to flush.
  void wrote(GatewaySocket socket) {
    written.add(socket);
  }

  void flush() {
    written.forEach(GatewaySocket::flush);
    written.clear();
  }
}
