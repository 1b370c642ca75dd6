package parley.contracts.entity;

import org.jspecify.annotations.Nullable;
import parley.contracts.id.GuildId;
import parley.contracts.id.StickerId;
import parley.contracts.id.UserId;

/// A guild's own sticker; its picture lies in object storage.
///
/// @param tags the emoji that it is found by
/// @param format as [#PNG]
public record Sticker(
    StickerId id,
    GuildId guild,
    String name,
    @Nullable String description,
    String tags,
    int format,
    UserId creator)
    implements Entity {
  public static final int PNG = 1;
  public static final int APNG = 2;
  public static final int GIF = 4;

  @Override
  public EntityKey key() {
    return new EntityKey(guild.space(), EntityKind.STICKER, id.value());
  }
}
