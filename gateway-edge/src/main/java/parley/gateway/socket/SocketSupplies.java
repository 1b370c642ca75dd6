package parley.gateway.socket;

import io.netty.util.Timer;
import java.time.InstantSource;
import parley.gateway.EdgeConfig;
import parley.gateway.limit.ConnectThrottle;
import parley.gateway.metric.EdgeMetrics;
import parley.gateway.session.Reception;

/// What all sockets of a node share.
///
/// @param timer one wheel for all silences
/// @param throttle how often addresses may connect
record SocketSupplies(
    EdgeConfig config,
    Reception reception,
    EdgeMetrics metrics,
    InstantSource clock,
    Timer timer,
    ConnectThrottle throttle) {
  private static final long CONNECT_WINDOW_MS = 10_000;

  SocketSupplies(
      EdgeConfig config,
      Reception reception,
      EdgeMetrics metrics,
      InstantSource clock,
      Timer timer) {
    this(
        config,
        reception,
        metrics,
        clock,
        timer,
        new ConnectThrottle(config.connects(), CONNECT_WINDOW_MS));
  }
}
