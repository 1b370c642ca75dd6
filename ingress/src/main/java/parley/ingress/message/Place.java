package parley.ingress.message;

import java.sql.SQLException;
import parley.contracts.entity.Channel;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.permission.Permission;
import parley.contracts.permission.Permissions;
import parley.contracts.space.SpaceId;
import parley.ingress.conversation.PrivateChannels;
import parley.ingress.database.Transaction;
import parley.ingress.guild.ActingMember;
import parley.ingress.guild.GuildAccess;
import parley.ingress.http.Actor;
import parley.ingress.http.RefusedException;

/// A channel, of a guild or private, as somebody finds it who may read there.
///
/// @param space in whose order its messages are decided
/// @param permissions of who looks
record Place(SpaceId space, long permissions) {
  /// @throws RefusedException when the channel is unknown, or not the actor's to read
  static Place find(GuildAccess access, Actor actor, ChannelId id) {
    return access.look(
        actor.id(),
        id,
        (rows, acting, channel) -> inGuild(acting, channel),
        rows -> outside(rows, actor.id(), id));
  }

  boolean may(Permission permission) {
    return permission.in(permissions);
  }

  private static Place inGuild(ActingMember acting, Channel channel) {
    long permissions = acting.permissionsIn(channel);
    if (!Permissions.readsMessages(permissions, channel.type())) {
      throw new RefusedException(ApiError.MISSING_ACCESS);
    }
    return new Place(channel.guild().space(), permissions);
  }

  private static Place outside(Transaction rows, UserId user, ChannelId id) throws SQLException {
    PrivateChannel channel =
        PrivateChannels.find(rows, user, id)
            .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_CHANNEL));
    return new Place(channel.space(), Permissions.IN_PRIVATE_CHANNEL);
  }
}
