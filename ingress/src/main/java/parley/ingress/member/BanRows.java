package parley.ingress.member;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.User;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.ingress.account.AccountRows;
import parley.ingress.database.Row;
import parley.ingress.database.Transaction;

/// The table `bans`.
public final class BanRows {
  private static final String SELECT =
      "SELECT users.*, bans.reason FROM bans JOIN users ON users.id = bans.user_id"
          + " WHERE bans.guild_id = ? ";

  private BanRows() {}

  record Ban(User user, @Nullable String reason) {}

  public static boolean isBanned(Transaction rows, GuildId guild, UserId user) throws SQLException {
    return find(rows, guild, user).isPresent();
  }

  static Optional<Ban> find(Transaction rows, GuildId guild, UserId user) throws SQLException {
    return rows.find(SELECT + "AND bans.user_id = ?", BanRows::ban, guild.value(), user.value());
  }

  static List<Ban> after(Transaction rows, GuildId guild, long after, int limit)
      throws SQLException {
    return rows.list(
        SELECT + "AND bans.user_id > ? ORDER BY bans.user_id LIMIT ?",
        BanRows::ban,
        guild.value(),
        after,
        limit);
  }

  /// @return whether they were not banned before
  static boolean insert(
      Transaction rows, GuildId guild, UserId user, @Nullable String reason, Instant now)
      throws SQLException {
    return rows.change(
            """
            INSERT INTO bans (guild_id, user_id, reason, created_at, profile)
            SELECT ?, id, ?, ?, jsonb_build_object(
              'id', id::text, 'username', username, 'global_name', global_name,
              'avatar', avatar, 'bot', bot, 'public_flags', public_flags)
            FROM users WHERE id = ?
            ON CONFLICT DO NOTHING
            """,
            guild.value(),
            reason,
            now,
            user.value())
        > 0;
  }

  static boolean delete(Transaction rows, GuildId guild, UserId user) throws SQLException {
    return rows.change(
            "DELETE FROM bans WHERE guild_id = ? AND user_id = ?", guild.value(), user.value())
        > 0;
  }

  private static Ban ban(Row row) throws SQLException {
    return new Ban(AccountRows.account(row).user(), row.textOrNull("reason"));
  }
}
