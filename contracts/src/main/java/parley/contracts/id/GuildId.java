package parley.contracts.id;

import parley.contracts.space.SpaceId;

/// Names a guild.
public record GuildId(long value) {
  /// The space in whose order everything of this guild is decided.
  public SpaceId space() {
    return new SpaceId(value);
  }

  /// The role that every member has; its id is the guild's.
  public RoleId everyoneRole() {
    return new RoleId(value);
  }

  @Override
  public String toString() {
    return Long.toUnsignedString(value);
  }
}
