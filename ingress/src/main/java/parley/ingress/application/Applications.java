package parley.ingress.application;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Account;
import parley.contracts.entity.User;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;
import parley.contracts.id.UserId;
import parley.contracts.snowflake.EntityIds;
import parley.ingress.account.AccountRows;
import parley.ingress.account.Tokens;
import parley.ingress.database.Database;
import parley.ingress.database.Row;
import parley.ingress.database.SpaceTransactions;
import parley.ingress.database.Transaction;
import parley.ingress.form.InvalidFormException;
import parley.ingress.http.Actor;
import parley.ingress.http.RefusedException;

/// Makes and changes applications. Each has a bot from the start, with the same id.
public final class Applications {
  private static final int MAX_PER_OWNER = 50;
  private static final int KEY_BYTES = 32;

  private final Database database;
  private final SpaceTransactions transactions;
  private final Tokens tokens;
  private final EntityIds ids;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public Applications(
      Database database,
      SpaceTransactions transactions,
      Tokens tokens,
      EntityIds ids,
      InstantSource clock) {
    this.database = database;
    this.transactions = transactions;
    this.tokens = tokens;
    this.ids = ids;
    this.clock = clock;
  }

  /// What an owner changes; absent parts stay.
  ///
  /// @param flags of those that owners may switch
  record Change(
      @Nullable String name,
      @Nullable String description,
      @Nullable Boolean botPublic,
      @Nullable Long flags,
      @Nullable List<String> redirectUris) {}

  Application create(Actor owner, String name, String description) {
    UserId id = new UserId(ids.next());
    Account bot =
        new Account(new User(id, name, null, null, true, 0), null, true, "en-US", 0, id, 0);
    return transactions.create(
        owner.id(),
        transaction -> {
          Transaction rows = transaction.rows();
          if (ownedBy(rows, owner.id()).size() >= MAX_PER_OWNER) {
            throw new InvalidFormException(
                new FieldError("", "MAX_APPLICATIONS", "Maximum number of applications reached"));
          }
          AccountRows.insert(rows, bot);
          transaction.touch(id);
          rows.change(
              """
              INSERT INTO applications (id, owner_id, bot_id, name, description, verify_key,
                created_at)
              VALUES (?, ?, ?, ?, ?, ?, ?)
              """,
              id.value(),
              owner.id().value(),
              id.value(),
              name,
              description,
              verifyKey(),
              clock.instant());
          return find(rows, id).orElseThrow();
        });
  }

  List<Application> ownedBy(Actor owner) {
    return database.read(rows -> ownedBy(rows, owner.id()));
  }

  /// An application as its owner, or its bot, sees it.
  Application owned(Actor actor, UserId id) {
    return database.read(rows -> owned(rows, actor, id));
  }

  Application change(Actor actor, UserId id, Change change) {
    return transactions.run(
        actor.id(),
        transaction -> {
          transaction.touch(id);
          Transaction rows = transaction.rows();
          Application former = owned(rows, actor, id);
          rows.change(
              "UPDATE applications SET name = ?, description = ?, bot_public = ?, redirect_uris = ?"
                  + " WHERE id = ?",
              change.name() == null ? former.name() : change.name(),
              change.description() == null ? former.description() : change.description(),
              change.botPublic() == null ? former.botPublic() : change.botPublic(),
              String.join(
                  "\n",
                  change.redirectUris() == null ? former.redirectUris() : change.redirectUris()),
              id.value());
          if (change.flags() != null) {
            rows.change(
                "UPDATE users SET application_flags = ? WHERE id = ?",
                (former.flags() & ~ApplicationFlag.SETTABLE)
                    | (change.flags() & ApplicationFlag.SETTABLE),
                id.value());
          }
          return owned(rows, actor, id);
        });
  }

  /// A new token for the bot; the former one is void.
  String resetToken(Actor owner, UserId id) {
    return transactions.run(
        owner.id(),
        transaction -> {
          owned(transaction.rows(), owner, id);
          return tokens.issueToBot(transaction, id);
        });
  }

  Optional<Application> find(UserId id) {
    return database.read(rows -> find(rows, id));
  }

  private static Application owned(Transaction rows, Actor actor, UserId id) throws SQLException {
    return find(rows, id)
        .filter(
            application ->
                application.owner().id().equals(actor.id()) || application.id().equals(actor.id()))
        .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_APPLICATION));
  }

  private static Optional<Application> find(Transaction rows, UserId id) throws SQLException {
    return list(rows, "WHERE applications.id = ?", id).stream().findFirst();
  }

  private static List<Application> ownedBy(Transaction rows, UserId owner) throws SQLException {
    return list(rows, "WHERE applications.owner_id = ? ORDER BY applications.id", owner);
  }

  private static List<Application> list(Transaction rows, String where, UserId id)
      throws SQLException {
    return rows.list(
        """
        SELECT applications.*, bots.username AS bot_name, bots.application_flags,
          owners.username AS owner_name, owners.global_name AS owner_global_name,
          (SELECT count(*) FROM memberships WHERE memberships.user_id = applications.bot_id)
            AS guilds
        FROM applications
          JOIN users AS bots ON bots.id = applications.bot_id
          JOIN users AS owners ON owners.id = applications.owner_id
        """
            + where,
        Applications::application,
        id.value());
  }

  private static Application application(Row row) throws SQLException {
    UserId id = new UserId(row.id("id"));
    return new Application(
        id,
        new User(
            new UserId(row.id("owner_id")),
            row.text("owner_name"),
            row.textOrNull("owner_global_name"),
            null,
            false,
            0),
        new User(id, row.text("bot_name"), null, null, true, 0),
        row.text("name"),
        row.text("description"),
        row.flag("bot_public"),
        row.flag("bot_require_code_grant"),
        row.text("verify_key"),
        row.id("application_flags"),
        row.integer("guilds"),
        row.text("redirect_uris").lines().toList());
  }

  private String verifyKey() {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return HexFormat.of().formatHex(key);
  }
}
