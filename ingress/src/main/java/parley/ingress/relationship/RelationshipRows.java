package parley.ingress.relationship;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Relationship;
import parley.contracts.entity.User;
import parley.contracts.id.UserId;
import parley.ingress.database.Row;
import parley.ingress.database.Transaction;

/// The table `relationships`.
final class RelationshipRows {
  private RelationshipRows() {}

  static Optional<Relationship> find(Transaction rows, UserId user, UserId other)
      throws SQLException {
    return rows.find(
        "SELECT * FROM relationships WHERE user_id = ? AND other_id = ?",
        RelationshipRows::relationship,
        user.value(),
        other.value());
  }

  static List<Relationship> of(Transaction rows, UserId user) throws SQLException {
    return rows.list(
        "SELECT * FROM relationships WHERE user_id = ? ORDER BY since, other_id",
        RelationshipRows::relationship,
        user.value());
  }

  /// How many friends a user has, those included who are asked or ask to become one.
  static int countFriends(Transaction rows, UserId user) throws SQLException {
    return rows.one(
        "SELECT count(*) AS friends FROM relationships WHERE user_id = ? AND type <> ?",
        row -> row.integer("friends"),
        user.value(),
        Relationship.Type.BLOCKED.code());
  }

  static void put(Transaction rows, UserId user, User other, Relationship.Type type, Instant now)
      throws SQLException {
    rows.change(
        """
        INSERT INTO relationships (user_id, other_id, type, since, username, global_name, avatar,
          bot, public_flags)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (user_id, other_id)
        DO UPDATE SET type = EXCLUDED.type, since = EXCLUDED.since, nickname = NULL
        """,
        user.value(),
        other.id().value(),
        type.code(),
        now,
        other.username(),
        other.globalName(),
        other.avatar(),
        other.bot(),
        other.publicFlags());
  }

  static void rename(Transaction rows, UserId user, UserId other, @Nullable String nickname)
      throws SQLException {
    rows.change(
        "UPDATE relationships SET nickname = ? WHERE user_id = ? AND other_id = ?",
        nickname,
        user.value(),
        other.value());
  }

  static void delete(Transaction rows, UserId user, UserId other) throws SQLException {
    rows.change(
        "DELETE FROM relationships WHERE user_id = ? AND other_id = ?",
        user.value(),
        other.value());
  }

  private static Relationship relationship(Row row) throws SQLException {
    int type = row.integer("type");
    return new Relationship(
        new UserId(row.id("user_id")),
        new User(
            new UserId(row.id("other_id")),
            row.text("username"),
            row.textOrNull("global_name"),
            row.textOrNull("avatar"),
            row.flag("bot"),
            row.id("public_flags")),
        Relationship.Type.of(type)
            .orElseThrow(() -> new SQLException("unknown relationship: " + type)),
        row.textOrNull("nickname"),
        row.time("since"));
  }
}
