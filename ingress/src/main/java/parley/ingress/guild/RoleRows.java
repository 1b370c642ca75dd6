package parley.ingress.guild;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Role;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.ingress.database.Row;
import parley.ingress.database.Transaction;

/// The table `roles`.
public final class RoleRows {
  private RoleRows() {}

  public static List<Role> of(Transaction rows, GuildId guild) throws SQLException {
    return rows.list(
        "SELECT * FROM roles WHERE guild_id = ? ORDER BY position, id",
        RoleRows::role,
        guild.value());
  }

  static List<Role> ofUsersGuilds(Transaction rows, UserId user) throws SQLException {
    return rows.list(
        """
        SELECT roles.* FROM memberships JOIN roles ON roles.guild_id = memberships.guild_id
        WHERE memberships.user_id = ?
        """,
        RoleRows::role,
        user.value());
  }

  public static Optional<Role> find(Transaction rows, GuildId guild, RoleId id)
      throws SQLException {
    return rows.find(
        "SELECT * FROM roles WHERE guild_id = ? AND id = ?",
        RoleRows::role,
        guild.value(),
        id.value());
  }

  public static void insert(Transaction rows, Role role) throws SQLException {
    UserId bot = role.bot();
    rows.change(
        """
        INSERT INTO roles (guild_id, id, name, color, hoist, position, permissions, managed,
          mentionable, bot_id, flags)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        role.guild().value(),
        role.id().value(),
        role.name(),
        role.color(),
        role.hoist(),
        role.position(),
        role.permissions(),
        role.managed(),
        role.mentionable(),
        bot == null ? null : bot.value(),
        role.flags());
  }

  public static void update(Transaction rows, Role role) throws SQLException {
    rows.change(
        """
        UPDATE roles
        SET name = ?, color = ?, hoist = ?, position = ?, permissions = ?, mentionable = ?
        WHERE guild_id = ? AND id = ?
        """,
        role.name(),
        role.color(),
        role.hoist(),
        role.position(),
        role.permissions(),
        role.mentionable(),
        role.guild().value(),
        role.id().value());
  }

  public static void move(Transaction rows, GuildId guild, RoleId id, int position)
      throws SQLException {
    rows.change(
        "UPDATE roles SET position = ? WHERE guild_id = ? AND id = ?",
        position,
        guild.value(),
        id.value());
  }

  /// Members keep the id, which means nothing from then on: a role may have a million of them.
  public static void delete(Transaction rows, GuildId guild, RoleId id) throws SQLException {
    rows.change("DELETE FROM roles WHERE guild_id = ? AND id = ?", guild.value(), id.value());
  }

  private static Role role(Row row) throws SQLException {
    return new Role(
        new RoleId(row.id("id")),
        new GuildId(row.id("guild_id")),
        row.text("name"),
        row.integer("color"),
        row.flag("hoist"),
        row.integer("position"),
        row.id("permissions"),
        row.flag("managed"),
        row.flag("mentionable"),
        bot(row.idOrNull("bot_id")),
        row.id("flags"));
  }

  private static @Nullable UserId bot(@Nullable Long id) {
    return id == null ? null : new UserId(id);
  }
}
