package parley.contracts.entity;

import org.jspecify.annotations.Nullable;
import parley.contracts.id.UserId;

/// What people see of a user besides the name.
///
/// @param accentColor 24-bit RGB
public record Profile(
    UserId user,
    String bio,
    String pronouns,
    @Nullable String banner,
    @Nullable Integer accentColor)
    implements Entity {
  /// The profile of somebody who said nothing about themselves.
  public static Profile empty(UserId user) {
    return new Profile(user, "", "", null, null);
  }

  @Override
  public EntityKey key() {
    return new EntityKey(user.space(), EntityKind.PROFILE, user.value());
  }
}
