package parley.contracts.presence;

import java.util.List;

/// How one session is present.
///
/// @param activities JSON objects in the form of the public protocol, as the edge checked them
public record SessionPresence(Device device, Status status, List<String> activities) {
  public SessionPresence {
    activities = List.copyOf(activities);
  }
}
