package parley.ingress.account;

import java.sql.SQLException;
import parley.contracts.entity.Profile;
import parley.contracts.id.UserId;
import parley.ingress.database.Transaction;

/// The table `profiles`.
final class ProfileRows {
  private ProfileRows() {}

  static Profile find(Transaction rows, UserId user) throws SQLException {
    return rows.find(
            "SELECT * FROM profiles WHERE user_id = ?",
            row -> {
              Long accentColor = row.idOrNull("accent_color");
              return new Profile(
                  user,
                  row.text("bio"),
                  row.text("pronouns"),
                  row.textOrNull("banner"),
                  accentColor == null ? null : Math.toIntExact(accentColor));
            },
            user.value())
        .orElse(Profile.empty(user));
  }

  static void put(Transaction rows, Profile profile) throws SQLException {
    rows.change(
        """
        INSERT INTO profiles (user_id, bio, pronouns, banner, accent_color)
        VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (user_id) DO UPDATE SET bio = EXCLUDED.bio, pronouns = EXCLUDED.pronouns,
          banner = EXCLUDED.banner, accent_color = EXCLUDED.accent_color
        """,
        profile.user().value(),
        profile.bio(),
        profile.pronouns(),
        profile.banner(),
        profile.accentColor());
  }
}
