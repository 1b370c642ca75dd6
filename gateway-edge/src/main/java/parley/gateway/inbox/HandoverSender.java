package parley.gateway.inbox;

import parley.contracts.edge.Handover;
import parley.contracts.id.UserId;

/// What is said to another node about a session that moves. It may be lost; then the client begins
/// anew.
@FunctionalInterface
public interface HandoverSender {
  /// @param epoch the life of the slot, or [LogHandovers#ANY_LIFE]
  void send(int slot, long epoch, UserId user, Handover handover);
}
