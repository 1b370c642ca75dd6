package parley.ingress.moderation;

import java.sql.SQLException;
import java.time.Duration;
import parley.contracts.moderation.ModerationAction;
import parley.contracts.snowflake.Snowflake;
import parley.ingress.database.Transaction;

/// The table `moderation_actions`.
final class ModerationRows {
  /// Longer than the topic keeps them.
  private static final Duration KEPT = Duration.ofDays(3);

  private static final int FORGOTTEN_AT_ONCE = 20;

  private ModerationRows() {}

  /// Notes that an action is set down in this transaction.
  ///
  /// @return whether it was not before
  static boolean begin(Transaction rows, ModerationAction action) throws SQLException {
    long guild = action.guild().value();
    int begun =
        rows.change(
            "INSERT INTO moderation_actions (guild_id, id) VALUES (?, ?) ON CONFLICT DO NOTHING",
            guild,
            action.id().value());
    rows.change(
        """
        DELETE FROM moderation_actions WHERE guild_id = ? AND id IN (
          SELECT id FROM moderation_actions WHERE guild_id = ? AND id < ? ORDER BY id LIMIT ?)
        """,
        guild,
        guild,
        action.id().value() - (KEPT.toMillis() << Snowflake.TIME_SHIFT),
        FORGOTTEN_AT_ONCE);
    return begun > 0;
  }
}
