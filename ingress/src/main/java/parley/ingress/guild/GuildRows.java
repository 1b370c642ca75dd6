package parley.ingress.guild;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Guild;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.ingress.database.Row;
import parley.ingress.database.Transaction;

/// The table `guilds`. Deleted guilds are not found.
public final class GuildRows {
  private GuildRows() {}

  public static Optional<Guild> find(Transaction rows, GuildId id) throws SQLException {
    return rows.find(
        "SELECT * FROM guilds WHERE id = ? AND NOT deleted", GuildRows::guild, id.value());
  }

  static List<Guild> ofUser(Transaction rows, UserId user) throws SQLException {
    return rows.list(
        """
        SELECT guilds.* FROM memberships JOIN guilds ON guilds.id = memberships.guild_id
        WHERE memberships.user_id = ? AND NOT guilds.deleted ORDER BY guilds.id
        """,
        GuildRows::guild,
        user.value());
  }

  static void insert(Transaction rows, GuildId id, String name, @Nullable String icon, UserId owner)
      throws SQLException {
    rows.change(
        "INSERT INTO guilds (id, name, icon, owner_id) VALUES (?, ?, ?, ?)",
        id.value(),
        name,
        icon,
        owner.value());
  }

  static void update(Transaction rows, Guild guild) throws SQLException {
    rows.change(
        """
        UPDATE guilds SET name = ?, icon = ?, owner_id = ?, system_channel_id = ?, afk_channel_id = ?,
          afk_timeout_seconds = ?, verification_level = ?, default_message_notifications = ?,
          explicit_content_filter = ?, description = ?, preferred_locale = ?,
          system_channel_flags = ?
        WHERE id = ?
        """,
        guild.name(),
        guild.icon(),
        guild.owner().value(),
        value(guild.systemChannel()),
        value(guild.afkChannel()),
        guild.afkTimeoutSeconds(),
        guild.verificationLevel(),
        guild.defaultMessageNotifications(),
        guild.explicitContentFilter(),
        guild.description(),
        guild.preferredLocale(),
        guild.systemChannelFlags(),
        guild.id().value());
  }

  static void changeMfaLevel(Transaction rows, GuildId id, int level) throws SQLException {
    rows.change("UPDATE guilds SET mfa_level = ? WHERE id = ?", level, id.value());
  }

  /// Marks the guild as deleted. Its rows mean nothing from then on; only what points to it from
  /// other spaces goes.
  static void delete(Transaction rows, GuildId id) throws SQLException {
    rows.change("DELETE FROM memberships WHERE guild_id = ?", id.value());
    rows.change("DELETE FROM invites WHERE guild_id = ?", id.value());
    rows.change("UPDATE guilds SET deleted = true WHERE id = ?", id.value());
  }

  private static Guild guild(Row row) throws SQLException {
    return new Guild(
        new GuildId(row.id("id")),
        row.text("name"),
        row.textOrNull("icon"),
        new UserId(row.id("owner_id")),
        channel(row.idOrNull("system_channel_id")),
        channel(row.idOrNull("afk_channel_id")),
        row.integer("afk_timeout_seconds"),
        row.integer("verification_level"),
        row.integer("default_message_notifications"),
        row.integer("explicit_content_filter"),
        row.integer("mfa_level"),
        row.integer("nsfw_level"),
        row.textOrNull("description"),
        row.text("preferred_locale"),
        row.integer("system_channel_flags"),
        row.integer("member_count"),
        row.id("revision"),
        row.flag("deleted"));
  }

  private static @Nullable ChannelId channel(@Nullable Long id) {
    return id == null ? null : new ChannelId(id);
  }

  private static @Nullable Long value(@Nullable ChannelId id) {
    return id == null ? null : id.value();
  }
}
