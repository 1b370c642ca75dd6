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
import parley.ingress.sight.Sight;
import parley.ingress.sight.SightCache;

/// A channel, of a guild or private, as somebody finds it who may read there.
///
/// @param space in whose order its messages are decided
/// @param permissions of who looks
record Place(SpaceId space, long permissions) {
  /// From memory, or else from the database.
  ///
  /// @throws RefusedException when the channel is unknown, or not the actor's to read
  static Place find(GuildAccess access, Actor actor, ChannelId id) {
    return access
        .sights()
        .find(actor.id(), id)
        .map(sight -> new Place(sight.space(), sight.permissions()))
        .orElseGet(
            () ->
                access.look(
                    actor.id(),
                    id,
                    (rows, acting, channel) -> inGuild(access.sights(), acting, channel),
                    rows -> outside(rows, actor.id(), id)));
  }

  boolean may(Permission permission) {
    return permission.in(permissions);
  }

  private static Place inGuild(SightCache sights, ActingMember acting, Channel channel) {
    long permissions = acting.permissionsIn(channel);
    if (!Permissions.readsMessages(permissions, channel.type())) {
      throw new RefusedException(ApiError.MISSING_ACCESS);
    }
    Place place = new Place(channel.guild().space(), permissions);
    if (lasts(acting, channel)) {
      sights.put(
          acting.id(),
          channel.id(),
          new Sight(place.space(), acting.guild().revision(), permissions));
    }
    return place;
  }

  /// A timeout ends, and who is in a thread changes, without a new revision of the guild.
  private static boolean lasts(ActingMember acting, Channel channel) {
    return !channel.type().isThread() && !acting.member().isTimedOutAt(acting.now());
  }

  private static Place outside(Transaction rows, UserId user, ChannelId id) throws SQLException {
    PrivateChannel channel =
        PrivateChannels.find(rows, user, id)
            .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_CHANNEL));
    return new Place(channel.space(), Permissions.IN_PRIVATE_CHANNEL);
  }
}
