package parley.gateway.socket;

import io.netty.util.Timer;
import java.time.InstantSource;
import parley.gateway.EdgeConfig;
import parley.gateway.hub.Hub;
import parley.gateway.metric.EdgeMetrics;

/// What all sockets of a node share.
///
/// @param timer one wheel for all silences
record SocketSupplies(
    EdgeConfig config, Hub hub, EdgeMetrics metrics, InstantSource clock, Timer timer) {}
