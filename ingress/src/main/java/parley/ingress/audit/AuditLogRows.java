package parley.ingress.audit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.AuditLogEntry;
import parley.contracts.id.AuditLogEntryId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.ingress.database.Row;
import parley.ingress.database.Transaction;

/// The table `audit_log_entries`.
public final class AuditLogRows {
  /// More than one, so that the log shrinks to its bound; few, so that nobody waits for it.
  private static final int FORGOTTEN_AT_ONCE = 20;

  private AuditLogRows() {}

  /// Which entries to find.
  ///
  /// @param after if set, the oldest after it are found, else the newest
  public record Query(
      @Nullable Long user,
      @Nullable Long target,
      @Nullable Integer action,
      @Nullable Long before,
      @Nullable Long after,
      int limit) {}

  public static List<AuditLogEntry> find(Transaction rows, GuildId guild, Query query)
      throws SQLException {
    StringBuilder sql = new StringBuilder("SELECT * FROM audit_log_entries WHERE guild_id = ?");
    List<@Nullable Object> arguments = new ArrayList<>();
    arguments.add(guild.value());
    narrow(sql, arguments, "user_id = ?", query.user());
    narrow(sql, arguments, "target_id = ?", query.target());
    narrow(sql, arguments, "action = ?", query.action());
    narrow(sql, arguments, "id < ?", query.before());
    narrow(sql, arguments, "id > ?", query.after());
    sql.append(" ORDER BY id").append(query.after() == null ? " DESC" : "").append(" LIMIT ?");
    arguments.add(query.limit());
    return rows.list(sql.toString(), AuditLogRows::entry, arguments.toArray());
  }

  static void insert(
      Transaction rows,
      GuildId guild,
      UserId user,
      long id,
      AuditRecord record,
      @Nullable String options)
      throws SQLException {
    rows.change(
        """
        INSERT INTO audit_log_entries
          (guild_id, id, action, user_id, target_id, changes, options, reason, revision)
        SELECT id, ?, ?, ?, ?::bigint, ?::jsonb, ?::jsonb, ?, revision + 1 FROM guilds WHERE id = ?
        """,
        id,
        record.action().code(),
        user.value(),
        record.target(),
        record.changes().json(),
        options,
        record.reason(),
        guild.value());
  }

  static void forget(Transaction rows, GuildId guild, long before) throws SQLException {
    rows.change(
        """
        DELETE FROM audit_log_entries WHERE guild_id = ? AND id IN (
          SELECT id FROM audit_log_entries WHERE guild_id = ? AND id < ? ORDER BY id LIMIT ?)
        """,
        guild.value(),
        guild.value(),
        before,
        FORGOTTEN_AT_ONCE);
  }

  private static void narrow(
      StringBuilder sql,
      List<@Nullable Object> arguments,
      String condition,
      @Nullable Object value) {
    if (value != null) {
      sql.append(" AND ").append(condition);
      arguments.add(value);
    }
  }

  private static AuditLogEntry entry(Row row) throws SQLException {
    return new AuditLogEntry(
        new GuildId(row.id("guild_id")),
        new AuditLogEntryId(row.id("id")),
        row.integer("action"),
        new UserId(row.id("user_id")),
        row.idOrNull("target_id"),
        row.text("changes"),
        row.textOrNull("options"),
        row.textOrNull("reason"),
        row.id("revision"));
  }
}
