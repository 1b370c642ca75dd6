package parley.contracts.presence;

import java.util.List;
import parley.contracts.id.UserId;

/// How all sessions of a user on one edge slot are present now; none is left when the list is
/// empty. Said when something changes, and again and again as long as there is a session. Value of
/// `presence.beats`.
///
/// @param epoch the life of the slot
public record PresenceBeat(UserId user, int slot, long epoch, List<SessionPresence> sessions) {
  public PresenceBeat {
    sessions = List.copyOf(sessions);
  }
}
