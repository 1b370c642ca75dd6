package parley.ingress.account;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import parley.contracts.id.UserId;
import parley.ingress.database.Transaction;

/// The tables `two_factors` and `recovery_codes`.
public final class TwoFactorRows {
  private TwoFactorRows() {}

  private record Stored(String secret, long lastStep) {}

  static boolean exists(Transaction rows, UserId user) throws SQLException {
    return rows.find("SELECT user_id FROM two_factors WHERE user_id = ?", row -> true, user.value())
        .isPresent();
  }

  /// Whether a person has two factors; for a bot, whether its owner has.
  public static boolean secures(Transaction rows, UserId user) throws SQLException {
    return rows.find(
            """
            SELECT user_id FROM two_factors
            WHERE user_id IN (?, (SELECT owner_id FROM applications WHERE bot_id = ?))
            """,
            row -> true,
            user.value(),
            user.value())
        .isPresent();
  }

  static void insert(
      Transaction rows, UserId user, String secret, long step, Collection<String> recoveryCodes)
      throws SQLException {
    rows.change(
        "INSERT INTO two_factors (user_id, secret, last_step) VALUES (?, ?, ?)",
        user.value(),
        secret,
        step);
    for (String code : recoveryCodes) {
      rows.change(
          "INSERT INTO recovery_codes (user_id, hash) VALUES (?, ?)",
          user.value(),
          RandomCodes.hash(code));
    }
  }

  static void delete(Transaction rows, UserId user) throws SQLException {
    rows.change("DELETE FROM two_factors WHERE user_id = ?", user.value());
  }

  /// Takes a code, of the authenticator or for recovery, which is void from then on. The lock makes
  /// two who show the same code one after the other.
  static boolean take(Transaction rows, UserId user, String code, Instant now) throws SQLException {
    Optional<Stored> stored =
        rows.find(
            "SELECT secret, last_step FROM two_factors WHERE user_id = ? FOR UPDATE",
            row -> new Stored(row.text("secret"), row.id("last_step")),
            user.value());
    if (stored.isEmpty()) {
      return false;
    }
    OptionalLong step =
        Totp.ofBase32(stored.get().secret())
            .orElseThrow(() -> new IllegalStateException("a stored secret is not readable"))
            .step(code, now, stored.get().lastStep());
    if (step.isPresent()) {
      rows.change(
          "UPDATE two_factors SET last_step = ? WHERE user_id = ?", step.getAsLong(), user.value());
      return true;
    }
    return rows.change(
            "DELETE FROM recovery_codes WHERE user_id = ? AND hash = ?",
            user.value(),
            RandomCodes.hash(code))
        == 1;
  }
}
