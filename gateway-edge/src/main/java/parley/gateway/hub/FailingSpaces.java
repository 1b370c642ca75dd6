package parley.gateway.hub;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import parley.contracts.space.SpaceId;

/// Spaces of which a record could not be applied. The first time may be due to something that was
/// lost, and a new life mends that; a space that fails again is set aside for a while, since it
/// would fail in every life, and all other spaces of the slot would start over with it. Used by the
/// hub's thread only.
final class FailingSpaces {
  static final Duration SET_ASIDE_FOR = Duration.ofHours(1);

  /// The one that failed longest ago is forgotten first.
  private static final int BOUND = 1_024;

  private final Map<SpaceId, Failure> failures =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<SpaceId, Failure> eldest) {
          return size() > BOUND;
        }
      };

  private record Failure(long atMs, boolean again) {}

  /// @return whether it failed lately, so that it is set aside now
  boolean failed(SpaceId space, long nowMs) {
    Failure last = failures.remove(space);
    boolean again = last != null && nowMs - last.atMs() < SET_ASIDE_FOR.toMillis();
    failures.put(space, new Failure(nowMs, again));
    return again;
  }

  boolean isSetAside(SpaceId space, long nowMs) {
    if (failures.isEmpty()) {
      return false;
    }
    Failure last = failures.get(space);
    return last != null && last.again() && nowMs - last.atMs() < SET_ASIDE_FOR.toMillis();
  }
}
