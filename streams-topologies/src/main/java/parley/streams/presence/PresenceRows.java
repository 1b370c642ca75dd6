package parley.streams.presence;

import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Entity;
import parley.contracts.entity.EntityKey;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Membership;
import parley.contracts.entity.Relationship;
import parley.contracts.id.UserId;

/// What rows mean for presence: who joins a guild or becomes a friend is seen there, who leaves is
/// not any more. Belongs to the task's thread.
public final class PresenceRows {
  private final UserPresences users;
  private final SpacePresences spaces;

  public PresenceRows(UserPresences users, SpacePresences spaces) {
    this.users = users;
    this.spaces = spaces;
  }

  /// A row was applied.
  public void applied(EntityKey key, @Nullable Entity before, @Nullable Entity after) {
    switch (key.kind()) {
      case MEMBERSHIP -> {
        if (before == null && after instanceof Membership membership) {
          users.share(membership.user(), membership.guild().space());
        }
      }
      case MEMBER -> {
        if (after == null) {
          spaces.forget(key.space(), new UserId(key.id()));
        }
      }
      case RELATIONSHIP -> relationship(key, before, after);
      case GUILD -> {
        if (after == null || (after instanceof Guild guild && guild.deleted())) {
          spaces.forget(key.space());
        }
      }
      default -> {}
    }
  }

  private void relationship(EntityKey key, @Nullable Entity before, @Nullable Entity after) {
    boolean was = isFriend(before);
    boolean is = isFriend(after);
    if (is && !was && after instanceof Relationship relation) {
      users.share(relation.user(), relation.other().id().space());
    } else if (was && !is) {
      spaces.forget(key.space(), new UserId(key.id()));
    }
  }

  private static boolean isFriend(@Nullable Entity row) {
    return row instanceof Relationship relation && relation.type() == Relationship.Type.FRIEND;
  }
}
