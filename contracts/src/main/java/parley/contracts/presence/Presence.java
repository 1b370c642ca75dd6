package parley.contracts.presence;

import java.util.List;
import java.util.Map;
import parley.contracts.id.UserId;

/// How a user is present, as others see it: whoever is invisible is offline here.
///
/// @param devices only those on which the user is visible
/// @param activities JSON objects in the form of the public protocol
public record Presence(
    UserId user, Status status, Map<Device, Status> devices, List<String> activities) {
  public Presence {
    if (status == Status.INVISIBLE) {
      throw new IllegalArgumentException("nobody sees who is invisible");
    }
    devices = Map.copyOf(devices);
    activities = List.copyOf(activities);
  }

  public static Presence offline(UserId user) {
    return new Presence(user, Status.OFFLINE, Map.of(), List.of());
  }

  public boolean isOffline() {
    return status == Status.OFFLINE;
  }
}
