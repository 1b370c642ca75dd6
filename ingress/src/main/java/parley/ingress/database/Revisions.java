package parley.ingress.database;

import java.util.Map;
import parley.contracts.space.SpaceId;

/// Learns of changed spaces before anybody is answered that they changed.
@FunctionalInterface
public interface Revisions {
  /// @param revisions the present revision of each space that changed
  void raised(Map<SpaceId, Long> revisions);
}
