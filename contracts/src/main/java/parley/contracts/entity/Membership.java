package parley.contracts.entity;

import java.time.Instant;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;

/// That a user is in a guild, as the user's own space knows it.
public record Membership(UserId user, GuildId guild, Instant joinedAt) implements Entity {
  @Override
  public EntityKey key() {
    return new EntityKey(user.space(), EntityKind.MEMBERSHIP, guild.value());
  }
}
