package parley.contracts.entity;

import org.jspecify.annotations.Nullable;
import parley.contracts.id.UserId;

/// A user as they see themselves.
///
/// @param applicationFlags flags of the application behind a bot, which say what privileged intents
///   it may ask for; 0 for people
/// @param applicationId the application behind a bot
public record Account(
    User user,
    @Nullable String email,
    boolean verified,
    String locale,
    long applicationFlags,
    @Nullable UserId applicationId)
    implements Entity {
  @Override
  public EntityKey key() {
    return new EntityKey(user.id().space(), EntityKind.ACCOUNT, user.id().value());
  }
}
