package parley.contracts.entity;

import parley.contracts.id.GuildId;

/// Somebody who may not come back to a guild.
///
/// @param user as they were when they were banned
public record Ban(GuildId guild, User user) implements Entity {
  @Override
  public EntityKey key() {
    return new EntityKey(guild.space(), EntityKind.BAN, user.id().value());
  }
}
