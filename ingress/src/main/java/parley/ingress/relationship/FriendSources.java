package parley.ingress.relationship;

import java.sql.SQLException;
import parley.contracts.entity.Relationship;
import parley.contracts.id.UserId;
import parley.ingress.database.Transaction;

/// From whom a user takes requests to become a friend, as `friend_source_flags` of their settings
/// say: everybody, friends of friends, people of the same guilds.
final class FriendSources {
  private FriendSources() {}

  private record Flags(boolean all, boolean mutualFriends, boolean mutualGuilds) {}

  static boolean allow(Transaction rows, UserId from, UserId to) throws SQLException {
    Flags flags =
        rows.find(
                """
                SELECT
                  coalesce((sources ->> 'all')::boolean, false) AS everybody,
                  coalesce((sources ->> 'mutual_friends')::boolean, false) AS friends,
                  coalesce((sources ->> 'mutual_guilds')::boolean, false) AS guilds
                FROM (SELECT content::jsonb -> 'friend_source_flags' AS sources FROM preferences
                  WHERE user_id = ? AND kind = 'SETTINGS' AND subject_id = 0) AS settings
                """,
                row -> new Flags(row.flag("everybody"), row.flag("friends"), row.flag("guilds")),
                to.value())
            .orElse(new Flags(true, true, true));
    return flags.all()
        || (flags.mutualFriends() && haveFriendInCommon(rows, from, to))
        || (flags.mutualGuilds() && areInOneGuild(rows, from, to));
  }

  private static boolean haveFriendInCommon(Transaction rows, UserId one, UserId other)
      throws SQLException {
    return rows.one(
        """
        SELECT EXISTS (
          SELECT 1 FROM relationships AS mine JOIN relationships AS theirs USING (other_id, type)
          WHERE mine.user_id = ? AND theirs.user_id = ? AND type = ?) AS found
        """,
        row -> row.flag("found"),
        one.value(),
        other.value(),
        Relationship.Type.FRIEND.code());
  }

  private static boolean areInOneGuild(Transaction rows, UserId one, UserId other)
      throws SQLException {
    return rows.one(
        """
        SELECT EXISTS (
          SELECT 1 FROM memberships AS mine JOIN memberships AS theirs USING (guild_id)
          WHERE mine.user_id = ? AND theirs.user_id = ?) AS found
        """,
        row -> row.flag("found"),
        one.value(),
        other.value());
  }
}
