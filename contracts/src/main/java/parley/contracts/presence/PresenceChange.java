package parley.contracts.presence;

import java.util.List;
import parley.contracts.space.SpaceId;

/// A user is present in another way than before, and these spaces are to know.
///
/// @param spaces guilds of the user, and the users' own spaces of friends
public record PresenceChange(Presence presence, List<SpaceId> spaces) {
  public PresenceChange {
    spaces = List.copyOf(spaces);
  }
}
