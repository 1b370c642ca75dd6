package parley.contracts.entity;

import java.util.List;
import parley.contracts.id.EmojiId;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;

/// A guild's own emoji; its picture lies in object storage.
///
/// @param roles who may use it; everybody, when there are none
public record Emoji(
    EmojiId id, GuildId guild, String name, boolean animated, List<RoleId> roles, UserId creator)
    implements Entity {
  public Emoji {
    roles = List.copyOf(roles);
  }

  @Override
  public EntityKey key() {
    return new EntityKey(guild.space(), EntityKind.EMOJI, id.value());
  }
}
