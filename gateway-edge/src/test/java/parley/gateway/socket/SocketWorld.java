package parley.gateway.socket;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.Timeout;
import io.netty.util.Timer;
import io.netty.util.TimerTask;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import parley.contracts.token.AccessToken;
import parley.gateway.EdgeConfig;
import parley.gateway.frame.ClientFrame;
import parley.gateway.metric.EdgeMetrics;
import parley.gateway.session.Outlet;
import parley.gateway.session.Reception;
import parley.gateway.session.Session;

/// What a socket has around it: a clock and a wheel that tests move, and a reception that only
/// remembers what became of sessions.
final class SocketWorld implements Reception, InstantSource, Timer {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final List<String> gone = new ArrayList<>();
  private final List<Pending> pending = new ArrayList<>();
  private final SocketSupplies supplies;
  private long nowMs = 1_000_000;

  SocketWorld(EdgeConfig config) {
    supplies = new SocketSupplies(config, this, new EdgeMetrics(registry, this), this, this);
  }

  SocketSupplies supplies() {
    return supplies;
  }

  NettyLoop loop(EmbeddedChannel channel) {
    return new NettyLoop(0, channel.eventLoop(), 1 << 20);
  }

  /// Lets time go by, and what is due happen.
  void pass(Duration time) throws Exception {
    nowMs += time.toMillis();
    for (Pending due : List.copyOf(pending)) {
      if (due.atMs <= nowMs) {
        pending.remove(due);
        due.task.run(due);
      }
    }
  }

  /// What became of the sessions of sockets that are gone.
  List<String> gone() {
    return gone;
  }

  int sockets() {
    return (int) registry.get("parley.edge.sockets").gauge().value();
  }

  int timeouts() {
    return pending.size();
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(nowMs);
  }

  @Override
  public boolean logIn(Outlet outlet, AccessToken token, ClientFrame.Identify identify) {
    return true;
  }

  @Override
  public boolean resume(Outlet outlet, AccessToken token, ClientFrame.Resume resume) {
    return true;
  }

  @Override
  public boolean ask(Session session, ClientFrame.Request request) {
    return true;
  }

  @Override
  public void socketGone(Outlet outlet, @Nullable Session session, boolean goodbye) {
    if (session != null) {
      gone.add(goodbye ? "over" : "resumable");
    }
  }

  @Override
  public Timeout newTimeout(TimerTask task, long delay, TimeUnit unit) {
    Pending timeout = new Pending(task, nowMs + unit.toMillis(delay));
    pending.add(timeout);
    return timeout;
  }

  @Override
  public Set<Timeout> stop() {
    return new HashSet<>(pending);
  }

  private final class Pending implements Timeout {
    private final TimerTask task;
    private final long atMs;

    Pending(TimerTask task, long atMs) {
      this.task = task;
      this.atMs = atMs;
    }

    @Override
    public Timer timer() {
      return SocketWorld.this;
    }

    @Override
    public TimerTask task() {
      return task;
    }

    @Override
    public boolean isExpired() {
      return !pending.contains(this);
    }

    @Override
    public boolean isCancelled() {
      return !pending.contains(this);
    }

    @Override
    public boolean cancel() {
      return pending.remove(this);
    }
  }
}
