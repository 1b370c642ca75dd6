package parley.ingress.account;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Account;
import parley.contracts.entity.User;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.ingress.database.Row;
import parley.ingress.database.Transaction;

/// The table `users`.
public final class AccountRows {
  private AccountRows() {}

  public static Optional<Account> find(Transaction rows, UserId id) throws SQLException {
    return rows.find("SELECT * FROM users WHERE id = ?", AccountRows::account, id.value());
  }

  public static List<User> findUsers(Transaction rows, Collection<Long> ids) throws SQLException {
    return rows.list("SELECT * FROM users WHERE id = ANY (?)", AccountRows::user, ids);
  }

  public static void insert(Transaction rows, Account account) throws SQLException {
    User user = account.user();
    rows.change(
        """
        INSERT INTO users
          (id, username, global_name, bot, email, locale, application_flags, application_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        user.id().value(),
        user.username(),
        user.globalName(),
        user.bot(),
        account.email(),
        account.locale(),
        account.applicationFlags(),
        value(account.applicationId()));
  }

  /// Whether anybody has this address, in whatever case.
  static boolean hasEmail(Transaction rows, @Nullable String email) throws SQLException {
    return rows.find(
            "SELECT id FROM users WHERE lower(email) = lower(?)", row -> row.id("id"), email)
        .isPresent();
  }

  /// Gives a user an address that is not verified.
  static void setEmail(Transaction rows, UserId id, @Nullable String email) throws SQLException {
    rows.change("UPDATE users SET email = ?, verified = false WHERE id = ?", email, id.value());
  }

  /// Guilds that a user is in, in the order in which they may be locked.
  static List<GuildId> guilds(Transaction rows, UserId id, int limit) throws SQLException {
    return rows.list(
        "SELECT guild_id FROM memberships WHERE user_id = ? ORDER BY guild_id LIMIT ?",
        row -> new GuildId(row.id("guild_id")),
        id.value(),
        limit);
  }

  /// Changes what people see of a user, in their own row and wherever it is repeated: where they
  /// are a member, take part in a private channel, or mean something to somebody.
  static void update(Transaction rows, User user) throws SQLException {
    Map<String, String> keysByTable =
        Map.of("users", "id", "members", "user_id", "relationships", "other_id");
    for (Map.Entry<String, String> place : keysByTable.entrySet()) {
      rows.change(
          "UPDATE "
              + place.getKey()
              + " SET username = ?, global_name = ?, avatar = ? WHERE "
              + place.getValue()
              + " = ?",
          user.username(),
          user.globalName(),
          user.avatar(),
          user.id().value());
    }
    rows.change(
        """
        UPDATE private_channels SET revision = revision + 1, recipients = (
          SELECT jsonb_agg(
            CASE WHEN each ->> 'id' = ? THEN each || jsonb_build_object(
              'username', ?::text, 'global_name', ?::text, 'avatar', ?::text) ELSE each END
            ORDER BY place)
          FROM jsonb_array_elements(recipients) WITH ORDINALITY AS listed (each, place))
        WHERE recipients @> jsonb_build_array(jsonb_build_object('id', ?::text))
        """,
        user.id().toString(),
        user.username(),
        user.globalName(),
        user.avatar(),
        user.id().toString());
  }

  public static Account account(Row row) throws SQLException {
    Long application = row.idOrNull("application_id");
    return new Account(
        user(row),
        row.textOrNull("email"),
        row.flag("verified"),
        row.text("locale"),
        row.id("application_flags"),
        application == null ? null : new UserId(application),
        row.id("revision"));
  }

  private static User user(Row row) throws SQLException {
    return new User(
        new UserId(row.id("id")),
        row.text("username"),
        row.textOrNull("global_name"),
        row.textOrNull("avatar"),
        row.flag("bot"),
        row.id("public_flags"));
  }

  private static @Nullable Long value(@Nullable UserId id) {
    return id == null ? null : id.value();
  }
}
