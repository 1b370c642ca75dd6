package parley.contracts.entity;

import java.time.Instant;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;

/// That somebody is in a thread.
///
/// @param flags the member's own settings
public record ThreadMember(
    GuildId guild, ChannelId thread, UserId user, Instant joinedAt, long flags) implements Entity {
  /// The public protocol's bound on the people of one thread.
  public static final int MOST = 1_000;

  @Override
  public EntityKey key() {
    return key(guild, thread, user);
  }

  public static EntityKey key(GuildId guild, ChannelId thread, UserId user) {
    return new EntityKey(guild.space(), EntityKind.THREAD_MEMBER, thread.value(), user.value());
  }
}
