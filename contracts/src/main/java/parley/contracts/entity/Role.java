package parley.contracts.entity;

import org.jspecify.annotations.Nullable;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;

/// A role of a guild. The role whose id is the guild's is everyone's.
///
/// @param color 24-bit RGB; 0 = none
/// @param permissions permission bits
/// @param bot the bot that the role was made for, if it is managed
public record Role(
    RoleId id,
    GuildId guild,
    String name,
    int color,
    boolean hoist,
    int position,
    long permissions,
    boolean managed,
    boolean mentionable,
    @Nullable UserId bot,
    long flags)
    implements Entity {
  @Override
  public EntityKey key() {
    return new EntityKey(guild.space(), EntityKind.ROLE, id.value());
  }
}
