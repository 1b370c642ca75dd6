package parley.gateway.socket;

import io.netty.util.Timer;
import java.time.InstantSource;
import parley.gateway.EdgeConfig;
import parley.gateway.metric.EdgeMetrics;
import parley.gateway.session.Reception;

/// What all sockets of a node share.
///
/// @param timer one wheel for all silences
record SocketSupplies(
    EdgeConfig config,
    Reception reception,
    EdgeMetrics metrics,
    InstantSource clock,
    Timer timer) {}
