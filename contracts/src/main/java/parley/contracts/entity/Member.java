package parley.contracts.entity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;

/// A user's membership as the guild's space knows it, with the user's public profile, so that no
/// event of a guild needs a look into another space.
///
/// @param roles ids of roles; those of roles that are gone may remain and mean nothing, since ids
///   are never used again
/// @param communicationDisabledUntil the end of a timeout, which may lie in the past
public record Member(
    GuildId guild,
    User user,
    @Nullable String nick,
    List<RoleId> roles,
    Instant joinedAt,
    boolean deaf,
    boolean mute,
    long flags,
    boolean pending,
    @Nullable Instant communicationDisabledUntil)
    implements Entity {
  public Member {
    roles = List.copyOf(roles);
  }

  @Override
  public EntityKey key() {
    return new EntityKey(guild.space(), EntityKind.MEMBER, user.id().value());
  }

  /// The same, who may not write until a moment.
  public Member timedOutUntil(Instant moment) {
    return new Member(guild, user, nick, roles, joinedAt, deaf, mute, flags, pending, moment);
  }

  public boolean isTimedOutAt(Instant moment) {
    return communicationDisabledUntil != null && moment.isBefore(communicationDisabledUntil);
  }
}
