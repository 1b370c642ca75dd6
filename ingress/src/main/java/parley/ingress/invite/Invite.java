package parley.ingress.invite;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;

/// A code by which people join.
///
/// @param expiresAt null when it does not
/// @param maxUses 0 = without limit
record Invite(
    String code,
    GuildId guild,
    ChannelId channel,
    UserId inviter,
    Instant createdAt,
    @Nullable Instant expiresAt,
    int maxAgeSeconds,
    int maxUses,
    int uses,
    boolean temporary) {
  boolean usableAt(Instant now) {
    return (expiresAt == null || now.isBefore(expiresAt)) && (maxUses == 0 || uses < maxUses);
  }
}
