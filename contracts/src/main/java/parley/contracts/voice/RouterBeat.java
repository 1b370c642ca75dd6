package parley.contracts.voice;

import java.time.Duration;

/// A router's sign of life. Value of `voice.nodes`.
///
/// @param life when its process began; what an earlier life held is gone
/// @param beat counts the signs of this life
/// @param endpoint where clients find its voice gateway, as `host:port`
/// @param seats how many clients it has
/// @param capacity how many it takes
/// @param draining whether it takes no more, and wants those that it has to go elsewhere
public record RouterBeat(
    RouterId router,
    long life,
    long beat,
    String endpoint,
    String region,
    int seats,
    int capacity,
    boolean draining) {
  /// How often a router beats.
  public static final Duration INTERVAL = Duration.ofSeconds(1);

  public boolean hasRoom() {
    return !draining && seats < capacity;
  }
}
