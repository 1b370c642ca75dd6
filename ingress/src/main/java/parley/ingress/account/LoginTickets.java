package parley.ingress.account;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import parley.contracts.id.UserId;
import parley.ingress.database.Transaction;

/// What a person gets who has shown their password and must show a code as well. A ticket is good
/// for some minutes and a few tries, and a new one makes those before void.
final class LoginTickets {
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final int MAX_TRIES = 5;
  private static final int LENGTH = 40;

  private final RandomCodes random;

  LoginTickets(RandomCodes random) {
    this.random = random;
  }

  String issue(Transaction rows, UserId user, Instant now) throws SQLException {
    String ticket = random.next(LENGTH);
    rows.change("DELETE FROM login_tickets WHERE user_id = ?", user.value());
    rows.change(
        "INSERT INTO login_tickets (hash, user_id, expires_at) VALUES (?, ?, ?)",
        RandomCodes.hash(ticket),
        user.value(),
        now.plus(LIFE));
    return ticket;
  }

  /// Whose ticket it is, using up one of its tries; empty when it is not good (any more).
  static Optional<UserId> use(Transaction rows, String ticket, Instant now) throws SQLException {
    return rows.find(
        """
        UPDATE login_tickets SET tries = tries + 1
        WHERE hash = ? AND expires_at > ? AND tries < ? RETURNING user_id
        """,
        row -> new UserId(row.id("user_id")),
        RandomCodes.hash(ticket),
        now,
        MAX_TRIES);
  }

  static void delete(Transaction rows, UserId user) throws SQLException {
    rows.change("DELETE FROM login_tickets WHERE user_id = ?", user.value());
  }
}
