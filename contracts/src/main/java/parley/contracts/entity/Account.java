package parley.contracts.entity;

import org.jspecify.annotations.Nullable;
import parley.contracts.id.UserId;

/// A user as they see themselves.
///
/// @param applicationFlags flags of the application behind a bot, which say what privileged intents
///   it may ask for; 0 for people
/// @param applicationId the application behind a bot
/// @param revision grows with every transaction that changes anything of the user's space; this row
///   is the last change of such a transaction
public record Account(
    User user,
    @Nullable String email,
    boolean verified,
    String locale,
    long applicationFlags,
    @Nullable UserId applicationId,
    long revision)
    implements Entity {
  @Override
  public EntityKey key() {
    return new EntityKey(user.id().space(), EntityKind.ACCOUNT, user.id().value());
  }
}
