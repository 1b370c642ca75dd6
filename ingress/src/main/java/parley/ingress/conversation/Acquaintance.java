package parley.ingress.conversation;

import java.sql.SQLException;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.entity.Recipient;
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

  /// Whether they are in a guild together.
  static boolean know(Transaction rows, UserId one, UserId other) throws SQLException {
    return rows.one(
        """
        SELECT EXISTS (
          SELECT 1 FROM memberships AS mine JOIN memberships AS theirs USING (guild_id)
          WHERE mine.user_id = ? AND theirs.user_id = ?) AS known
        """,
        row -> row.flag("known"),
        one.value(),
        other.value());
  }
}
