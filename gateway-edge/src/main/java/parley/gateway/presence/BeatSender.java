package parley.gateway.presence;

import java.util.List;
import parley.contracts.id.UserId;
import parley.contracts.presence.SessionPresence;

/// Where beats go. A beat may be lost; the next one says the same.
@FunctionalInterface
public interface BeatSender {
  /// Says how all sessions of a user on this node are present.
  void send(UserId user, List<SessionPresence> sessions);
}
