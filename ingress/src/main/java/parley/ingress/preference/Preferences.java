package parley.ingress.preference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import parley.contracts.entity.Preference.Kind;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;
import parley.contracts.id.UserId;
import parley.ingress.database.Database;
import parley.ingress.database.SpaceTransactions;
import parley.ingress.database.Transaction;
import parley.ingress.http.RefusedException;

/// The table `preferences`. What is answered is what all of the user's sessions hear of.
final class Preferences {
  /// Characters that one document may have, so that a row fits into records many times over.
  static final int MAX_CHARS = 32 * 1024;

  /// How many notes, and settings of guilds, somebody may keep.
  static final int MAX_OF_A_KIND = 1_000;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Database database;
  private final SpaceTransactions transactions;

  Preferences(Database database, SpaceTransactions transactions) {
    this.database = database;
    this.transactions = transactions;
  }

  Optional<String> find(UserId user, Kind kind, long subject) {
    return database.look(rows -> find(rows, user, kind, subject));
  }

  /// All of a kind, by their subjects.
  Map<Long, String> all(UserId user, Kind kind) {
    return database.look(
        rows -> {
          Map<Long, String> all = new LinkedHashMap<>();
          rows.list(
              """
              SELECT subject_id, content FROM preferences WHERE user_id = ? AND kind = ?
              ORDER BY subject_id
              """,
              row -> all.put(row.id("subject_id"), row.text("content")),
              user.value(),
              kind.name());
          return all;
        });
  }

  /// Lays what a client sent over the document that there is, field by field.
  ///
  /// @param beginning the document when there is none yet
  String merge(
      UserId user, Kind kind, long subject, Supplier<ObjectNode> beginning, JsonNode sent) {
    return transactions.run(
        user,
        transaction -> {
          transaction.touch(user);
          Optional<String> known = find(transaction.rows(), user, kind, subject);
          ObjectNode document = known.isPresent() ? parse(known.get()) : beginning.get();
          sent.properties().forEach(field -> document.set(field.getKey(), field.getValue()));
          String content = document.toString();
          put(transaction.rows(), user, kind, subject, content);
          return content;
        });
  }

  /// @param content empty takes it away
  void put(UserId user, Kind kind, long subject, String content) {
    transactions.change(
        user,
        transaction -> {
          transaction.touch(user);
          if (content.isEmpty()) {
            transaction
                .rows()
                .change(
                    "DELETE FROM preferences WHERE user_id = ? AND kind = ? AND subject_id = ?",
                    user.value(),
                    kind.name(),
                    subject);
          } else {
            put(transaction.rows(), user, kind, subject, content);
          }
        });
  }

  static ObjectNode parse(String content) {
    try {
      return (ObjectNode) MAPPER.readTree(content);
    } catch (JsonProcessingException | ClassCastException e) {
      throw new IllegalStateException("a preference is no JSON object", e);
    }
  }

  private static Optional<String> find(Transaction rows, UserId user, Kind kind, long subject)
      throws SQLException {
    return rows.find(
        "SELECT content FROM preferences WHERE user_id = ? AND kind = ? AND subject_id = ?",
        row -> row.text("content"),
        user.value(),
        kind.name(),
        subject);
  }

  private static void put(Transaction rows, UserId user, Kind kind, long subject, String content)
      throws SQLException {
    if (content.length() > MAX_CHARS) {
      throw new RefusedException(ApiError.refusal(FieldError.tooLong("", MAX_CHARS)));
    }
    int kept =
        rows.one(
            """
            SELECT count(*) AS kept FROM preferences
            WHERE user_id = ? AND kind = ? AND subject_id <> ?
            """,
            row -> row.integer("kept"),
            user.value(),
            kind.name(),
            subject);
    if (kept >= MAX_OF_A_KIND) {
      throw new RefusedException(ApiError.refusal(FieldError.tooLong("", MAX_OF_A_KIND)));
    }
    rows.change(
        """
        INSERT INTO preferences (user_id, kind, subject_id, content) VALUES (?, ?, ?, ?)
        ON CONFLICT (user_id, kind, subject_id) DO UPDATE SET content = EXCLUDED.content
        """,
        user.value(),
        kind.name(),
        subject,
        content);
  }
}
