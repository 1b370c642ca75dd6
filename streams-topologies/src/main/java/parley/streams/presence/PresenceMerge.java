package parley.streams.presence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.contracts.id.UserId;
import parley.contracts.presence.Device;
import parley.contracts.presence.Presence;
import parley.contracts.presence.SessionPresence;
import parley.contracts.presence.Status;

/// What others see of a user's sessions. The strongest status of the visible ones counts, for the
/// user and for each kind of device; a session that is invisible adds nothing, so that somebody
/// with no other session looks offline. Activities of all visible sessions are shown, at most
/// [#ACTIVITIES]. Pure.
final class PresenceMerge {
  static final int ACTIVITIES = 10;

  private PresenceMerge() {}

  static Presence of(UserId user, Collection<SessionPresence> sessions) {
    Map<Device, Status> devices = new EnumMap<>(Device.class);
    Set<String> activities = new LinkedHashSet<>();
    Status strongest = Status.OFFLINE;
    for (SessionPresence session : sessions) {
      Status status = session.status();
      if (status.isVisible()) {
        devices.merge(session.device(), status, PresenceMerge::stronger);
        activities.addAll(session.activities());
        strongest = stronger(strongest, status);
      }
    }
    List<String> shown = new ArrayList<>(activities);
    return new Presence(
        user, strongest, devices, shown.subList(0, Math.min(ACTIVITIES, shown.size())));
  }

  private static Status stronger(Status one, Status other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
