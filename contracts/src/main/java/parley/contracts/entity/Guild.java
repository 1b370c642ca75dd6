package parley.contracts.entity;

import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;

/// A guild's own row.
///
/// @param revision grows by one with every transaction that changes anything of the guild; this row
///   is the last change of such a transaction
/// @param deleted a deleted guild keeps its row, so that its last revision can be waited for
public record Guild(
    GuildId id,
    String name,
    @Nullable String icon,
    UserId owner,
    @Nullable ChannelId systemChannel,
    @Nullable ChannelId afkChannel,
    int afkTimeoutSeconds,
    int verificationLevel,
    int defaultMessageNotifications,
    int explicitContentFilter,
    int mfaLevel,
    int nsfwLevel,
    @Nullable String description,
    String preferredLocale,
    int systemChannelFlags,
    int memberCount,
    long revision,
    boolean deleted)
    implements Entity {
  @Override
  public EntityKey key() {
    return new EntityKey(id.space(), EntityKind.GUILD, id.value());
  }
}
