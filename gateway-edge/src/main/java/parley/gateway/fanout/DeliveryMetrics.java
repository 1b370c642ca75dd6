package parley.gateway.fanout;

import parley.gateway.dispatch.EventType;

/// Counts what event loops deliver. Safe for any thread.
@FunctionalInterface
public interface DeliveryMetrics {
  void delivered(EventType type, int sessions, long decidedAtMs);
}
