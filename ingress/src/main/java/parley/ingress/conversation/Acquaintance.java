package parley.ingress.conversation;

import java.sql.SQLException;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.entity.Recipient;
import parley.contracts.entity.Relationship;
import parley.contracts.error.ApiError;
import parley.contracts.id.UserId;
import parley.ingress.database.Transaction;
import parley.ingress.http.RefusedException;

/// Who may write to whom. That nobody blocked the other is the topology's to decide, in the order
/// of the conversation; whether two know each other at all is looked up here.
public final class Acquaintance {
  private Acquaintance() {}

  /// @throws RefusedException when the two of a DM do not know each other
  public static void require(Transaction rows, UserId author, PrivateChannel channel)
      throws SQLException {
    if (channel.group()) {
      return;
    }
    for (Recipient recipient : channel.recipients()) {
      if (!recipient.id().equals(author) && !know(rows, author, recipient.id())) {
        throw new RefusedException(ApiError.CANNOT_MESSAGE_USER);
      }
    }
  }

  /// Whether they are friends, or in a guild together whose members the second one lets write.
  private static boolean know(Transaction rows, UserId author, UserId reader) throws SQLException {
    return areFriends(rows, author, reader)
        || rows.one(
            """
            SELECT EXISTS (
              SELECT 1 FROM memberships AS mine JOIN memberships AS theirs USING (guild_id)
              WHERE mine.user_id = ? AND theirs.user_id = ? AND NOT EXISTS (
                SELECT 1 FROM preferences
                WHERE user_id = theirs.user_id AND kind = 'SETTINGS' AND subject_id = 0
                  AND content::jsonb -> 'restricted_guilds' @> to_jsonb(guild_id::text)))
              AS known
            """,
            row -> row.flag("known"),
            author.value(),
            reader.value());
  }

  /// Whether one of the two blocked the other.
  static boolean isBlocked(Transaction rows, UserId one, UserId other) throws SQLException {
    return rows.one(
        """
        SELECT EXISTS (
          SELECT 1 FROM relationships
          WHERE (user_id, other_id) IN ((?, ?), (?, ?)) AND type = ?) AS blocked
        """,
        row -> row.flag("blocked"),
        one.value(),
        other.value(),
        other.value(),
        one.value(),
        Relationship.Type.BLOCKED.code());
  }

  static boolean areFriends(Transaction rows, UserId one, UserId other) throws SQLException {
    return rows.one(
        """
        SELECT EXISTS (
          SELECT 1 FROM relationships WHERE user_id = ? AND other_id = ? AND type = ?) AS friends
        """,
        row -> row.flag("friends"),
        one.value(),
        other.value(),
        Relationship.Type.FRIEND.code());
  }
}
