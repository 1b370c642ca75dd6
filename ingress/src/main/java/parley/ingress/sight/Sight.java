package parley.ingress.sight;

import java.util.Optional;
import parley.contracts.space.SpaceId;

/// What somebody may do in a channel of a guild.
///
/// @param revision of the guild that it was computed from
public record Sight(SpaceId space, long revision, long permissions) {
  private static final int PARTS = 3;

  String write() {
    return space.value() + " " + revision + " " + permissions;
  }

  static Optional<Sight> read(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length != PARTS) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Sight(
              new SpaceId(Long.parseLong(parts[0])),
              Long.parseLong(parts[1]),
              Long.parseLong(parts[2])));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
