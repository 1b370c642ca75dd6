package parley.ingress.database;

import java.util.Map;
import parley.contracts.id.UserId;
import parley.contracts.space.SpaceId;

/// Waits until the streams have applied what was committed.
@FunctionalInterface
public interface Fences {
  /// Returns when, in every one of these spaces, the rows up to its revision are in force.
  void pass(UserId actor, Map<SpaceId, Long> revisions);
}
