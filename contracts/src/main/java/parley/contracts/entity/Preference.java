package parley.contracts.entity;

import parley.contracts.id.UserId;

/// Something that a user's clients keep for them and share. No decision looks into it.
///
/// @param subject what it is about: of a guild's settings the guild, or 0 for what is private; of a
///   note the user noted; of settings the number of their document
/// @param content of settings a JSON object, of a note its text
public record Preference(UserId user, Kind kind, long subject, String content) implements Entity {
  /// What is kept.
  public enum Kind {
    SETTINGS(EntityKind.SETTINGS),
    GUILD_SETTINGS(EntityKind.GUILD_SETTINGS),
    NOTE(EntityKind.NOTE);

    private final EntityKind entityKind;

    Kind(EntityKind entityKind) {
      this.entityKind = entityKind;
    }

    public EntityKind entityKind() {
      return entityKind;
    }
  }

  @Override
  public EntityKey key() {
    return new EntityKey(user.space(), kind.entityKind, subject);
  }
}
