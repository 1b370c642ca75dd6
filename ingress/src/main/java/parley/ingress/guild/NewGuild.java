package parley.ingress.guild;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Role;
import parley.contracts.entity.User;
import parley.contracts.error.ApiError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.permission.Permission;
import parley.contracts.permission.Permissions;
import parley.contracts.snowflake.EntityIds;
import parley.ingress.database.SpaceTransaction;
import parley.ingress.database.Transaction;
import parley.ingress.http.RefusedException;

/// Lays out a new guild: everyone's role, a category with one text channel, and its owner.
///
/// @param icon the hash of its icon
public record NewGuild(GuildId id, String name, @Nullable String icon, User owner, Instant now) {
  private static final int DEFAULT_BITRATE = 64_000;
  private static final int MAX_GUILDS_OF_USER = 100;
  private static final long EVERYONE =
      Permissions.mask(
          Permission.CREATE_INSTANT_INVITE,
          Permission.CHANGE_NICKNAME,
          Permission.VIEW_CHANNEL,
          Permission.SEND_MESSAGES,
          Permission.SEND_MESSAGES_IN_THREADS,
          Permission.CREATE_PUBLIC_THREADS,
          Permission.CREATE_PRIVATE_THREADS,
          Permission.EMBED_LINKS,
          Permission.ATTACH_FILES,
          Permission.READ_MESSAGE_HISTORY,
          Permission.ADD_REACTIONS,
          Permission.MENTION_EVERYONE,
          Permission.USE_EXTERNAL_EMOJIS,
          Permission.USE_EXTERNAL_STICKERS,
          Permission.USE_APPLICATION_COMMANDS,
          Permission.USE_EMBEDDED_ACTIVITIES,
          Permission.USE_EXTERNAL_APPS,
          Permission.SEND_VOICE_MESSAGES,
          Permission.SEND_POLLS,
          Permission.CONNECT,
          Permission.SPEAK,
          Permission.STREAM,
          Permission.USE_VAD,
          Permission.USE_SOUNDBOARD,
          Permission.USE_EXTERNAL_SOUNDS,
          Permission.REQUEST_TO_SPEAK);

  Guild insert(SpaceTransaction transaction, EntityIds ids) throws SQLException {
    Transaction rows = transaction.rows();
    GuildRows.insert(rows, id, name, icon, owner.id());
    transaction.touch(id);
    transaction.touch(owner.id());
    requireRoom(rows, owner);
    RoleRows.insert(
        rows,
        new Role(id.everyoneRole(), id, "@everyone", 0, false, 0, EVERYONE, false, false, null, 0));
    Channel category =
        channel(new ChannelId(ids.next()), id, ChannelType.CATEGORY, "Text Channels", null);
    Channel general =
        channel(new ChannelId(ids.next()), id, ChannelType.TEXT, "general", category.id());
    ChannelRows.insert(rows, category);
    ChannelRows.insert(rows, general);
    MemberRows.insert(rows, id, owner, List.of(), now);
    rows.change(
        "UPDATE guilds SET system_channel_id = ? WHERE id = ?", general.id().value(), id.value());
    return GuildRows.find(rows, id).orElseThrow();
  }

  /// @throws RefusedException when the user is in as many guilds as one may be
  public static void requireRoom(Transaction rows, User user) throws SQLException {
    int guilds =
        rows.one(
            "SELECT count(*) AS guilds FROM memberships WHERE user_id = ?",
            row -> row.integer("guilds"),
            user.id().value());
    // Bots may be wherever they are invited.
    if (!user.bot() && guilds >= MAX_GUILDS_OF_USER) {
      throw new RefusedException(ApiError.TOO_MANY_GUILDS);
    }
  }

  private static Channel channel(
      ChannelId id, GuildId guild, ChannelType type, String name, @Nullable ChannelId parent) {
    return new Channel(
        id, guild, type, name, null, 0, parent, false, 0, List.of(), DEFAULT_BITRATE, 0, 0);
  }
}
