package parley.ingress.guild;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.ThreadDefaults;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.ingress.database.Row;
import parley.ingress.database.Transaction;

/// The table `channels`, which holds no threads. Channels of deleted guilds are not found.
public final class ChannelRows {
  private ChannelRows() {}

  public static Optional<Channel> find(Transaction rows, ChannelId id) throws SQLException {
    return rows.find(
        """
        SELECT channels.* FROM channels JOIN guilds ON guilds.id = channels.guild_id
        WHERE channels.id = ? AND NOT guilds.deleted
        """,
        ChannelRows::channel,
        id.value());
  }

  /// A channel or a thread.
  public static Optional<Channel> findAny(Transaction rows, ChannelId id) throws SQLException {
    Optional<Channel> channel = find(rows, id);
    return channel.isPresent() ? channel : ThreadRows.find(rows, id);
  }

  public static Optional<Channel> find(Transaction rows, GuildId guild, ChannelId id)
      throws SQLException {
    return rows.find(
        "SELECT * FROM channels WHERE guild_id = ? AND id = ?",
        ChannelRows::channel,
        guild.value(),
        id.value());
  }

  public static List<Channel> of(Transaction rows, GuildId guild) throws SQLException {
    return rows.list(
        "SELECT * FROM channels WHERE guild_id = ? ORDER BY position, id",
        ChannelRows::channel,
        guild.value());
  }

  public static void insert(Transaction rows, Channel channel) throws SQLException {
    rows.change(
        """
        INSERT INTO channels (name, topic, position, parent_id, nsfw, rate_limit_per_user_seconds,
          overwrites, bitrate, user_limit, type, flags, default_auto_archive_minutes,
          default_thread_rate_limit_seconds, forum, guild_id, id)
        VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
        """,
        channel.name(),
        channel.topic(),
        channel.position(),
        value(channel.parent()),
        channel.nsfw(),
        channel.rateLimitPerUserSeconds(),
        OverwriteJson.write(channel.overwrites()),
        channel.bitrate(),
        channel.userLimit(),
        channel.type().code(),
        channel.flags(),
        channel.threadDefaults().autoArchiveMinutes(),
        channel.threadDefaults().rateLimitPerUserSeconds(),
        ForumJson.write(channel.forum()),
        channel.guild().value(),
        channel.id().value());
  }

  public static void update(Transaction rows, Channel channel) throws SQLException {
    rows.change(
        """
        UPDATE channels SET name = ?, topic = ?, position = ?, parent_id = ?, nsfw = ?,
          rate_limit_per_user_seconds = ?, overwrites = ?::jsonb, bitrate = ?, user_limit = ?,
          type = ?, flags = ?, default_auto_archive_minutes = ?,
          default_thread_rate_limit_seconds = ?, forum = ?::jsonb
        WHERE guild_id = ? AND id = ?
        """,
        channel.name(),
        channel.topic(),
        channel.position(),
        value(channel.parent()),
        channel.nsfw(),
        channel.rateLimitPerUserSeconds(),
        OverwriteJson.write(channel.overwrites()),
        channel.bitrate(),
        channel.userLimit(),
        channel.type().code(),
        channel.flags(),
        channel.threadDefaults().autoArchiveMinutes(),
        channel.threadDefaults().rateLimitPerUserSeconds(),
        ForumJson.write(channel.forum()),
        channel.guild().value(),
        channel.id().value());
  }

  public static void delete(Transaction rows, Channel channel) throws SQLException {
    long guild = channel.guild().value();
    long id = channel.id().value();
    ThreadRows.deleteIn(rows, channel);
    rows.change("DELETE FROM webhooks WHERE guild_id = ? AND channel_id = ?", guild, id);
    rows.change(
        "UPDATE channels SET parent_id = NULL WHERE guild_id = ? AND parent_id = ?", guild, id);
    rows.change(
        "UPDATE guilds SET system_channel_id = NULL WHERE id = ? AND system_channel_id = ?",
        guild,
        id);
    rows.change(
        "UPDATE guilds SET afk_channel_id = NULL WHERE id = ? AND afk_channel_id = ?", guild, id);
    rows.change("DELETE FROM channels WHERE guild_id = ? AND id = ?", guild, id);
  }

  private static Channel channel(Row row) throws SQLException {
    int type = row.integer("type");
    return new Channel(
        new ChannelId(row.id("id")),
        new GuildId(row.id("guild_id")),
        ChannelType.of(type)
            .orElseThrow(() -> new SQLException("unknown type of channel: " + type)),
        row.text("name"),
        row.textOrNull("topic"),
        row.integer("position"),
        parent(row.idOrNull("parent_id")),
        row.flag("nsfw"),
        row.integer("rate_limit_per_user_seconds"),
        OverwriteJson.read(row.text("overwrites")),
        row.integer("bitrate"),
        row.integer("user_limit"),
        row.id("flags"),
        new ThreadDefaults(
            row.integerOrNull("default_auto_archive_minutes"),
            row.integer("default_thread_rate_limit_seconds")),
        ForumJson.read(row.textOrNull("forum")),
        null);
  }

  private static @Nullable ChannelId parent(@Nullable Long id) {
    return id == null ? null : new ChannelId(id);
  }

  private static @Nullable Long value(@Nullable ChannelId id) {
    return id == null ? null : id.value();
  }
}
