package parley.ingress.moderation;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.ingress.database.Row;
import parley.ingress.database.Transaction;

/// The table `message_purges`.
public final class PurgeRows {
  private PurgeRows() {}

  /// Has the messages of a user taken away, once this transaction stands.
  public static void insert(
      Transaction rows, GuildId guild, UserId user, UserId actor, Instant since, Instant until)
      throws SQLException {
    rows.change(
        """
        INSERT INTO message_purges (guild_id, user_id, actor_id, since, until)
        VALUES (?, ?, ?, ?, ?)
        """,
        guild.value(),
        user.value(),
        actor.value(),
        since,
        until);
  }

  /// The oldest purge that nobody is at work on; from now on this instance is.
  static Optional<Purge> claim(Transaction rows, Instant now, Instant claimedUntil)
      throws SQLException {
    return rows.find(
        """
        UPDATE message_purges SET claimed_until = ? WHERE id = (
          SELECT id FROM message_purges WHERE claimed_until < ? ORDER BY id LIMIT 1
          FOR UPDATE SKIP LOCKED)
        RETURNING *
        """,
        PurgeRows::purge,
        claimedUntil,
        now);
  }

  static void finish(Transaction rows, Purge purge) throws SQLException {
    rows.change("DELETE FROM message_purges WHERE id = ?", purge.id());
  }

  private static Purge purge(Row row) throws SQLException {
    return new Purge(
        row.id("id"),
        new GuildId(row.id("guild_id")),
        new UserId(row.id("user_id")),
        new UserId(row.id("actor_id")),
        row.time("since"),
        row.time("until"));
  }
}
