package parley.ingress.account;

import java.util.List;
import java.util.Optional;
import parley.contracts.id.UserId;
import parley.ingress.database.Database;
import parley.ingress.database.SpaceTransactions;
import parley.ingress.http.Actor;

/// Logs people in and out. What makes a session void is in force everywhere when it is answered:
/// the gateway has closed it, too.
public final class Sessions {
  private final Database database;
  private final SpaceTransactions transactions;
  private final PasswordHasher passwords;
  private final Tokens tokens;
  private final TwoFactors factors;

  public Sessions(
      Database database,
      SpaceTransactions transactions,
      PasswordHasher passwords,
      Tokens tokens,
      TwoFactors factors) {
    this.database = database;
    this.transactions = transactions;
    this.passwords = passwords;
    this.tokens = tokens;
    this.factors = factors;
  }

  /// What the right password brings.
  sealed interface Entry {
    record Granted(TokenGrant tokens) implements Entry {}

    /// A code must be shown as well, with this.
    record Ticket(String text) implements Entry {}
  }

  private record Login(UserId user, String hash) {}

  /// Lets a person in who names themselves by email or username.
  ///
  /// @param client how their client calls itself
  Optional<Entry> logIn(String login, String password, String client) {
    Optional<Login> found =
        database.read(
            rows ->
                rows.find(
                    """
                    SELECT users.id, passwords.hash
                    FROM users JOIN passwords ON passwords.user_id = users.id
                    WHERE lower(users.email) = lower(?) OR (users.username = lower(?) AND NOT bot)
                    """,
                    row -> new Login(new UserId(row.id("id")), row.text("hash")),
                    login,
                    login));
    if (!passwords.matches(password, found.map(Login::hash).orElse(null))) {
      return Optional.empty();
    }
    return found
        .map(Login::user)
        .map(
            user ->
                factors
                    .ticket(user)
                    .<Entry>map(Entry.Ticket::new)
                    .orElseGet(() -> new Entry.Granted(open(user, client))));
  }

  /// Lets a person in who shows a ticket and a code.
  TokenGrant redeem(String ticket, String code, String client) {
    return open(factors.redeem(ticket, code), client);
  }

  /// Goes on with a session whose refresh token this is; empty when it is no good.
  Optional<TokenGrant> refresh(String refresh) {
    return database
        .read(rows -> tokens.ownerOf(rows, refresh))
        .flatMap(
            user ->
                transactions.run(user, transaction -> tokens.refresh(transaction, user, refresh)));
  }

  boolean hasPassword(UserId user, String password) {
    String stored =
        database
            .look(
                rows ->
                    rows.find(
                        "SELECT hash FROM passwords WHERE user_id = ?",
                        row -> row.text("hash"),
                        user.value()))
            .orElse(null);
    return passwords.matches(password, stored);
  }

  List<Session> list(UserId user) {
    return database.look(rows -> tokens.sessions(rows, user));
  }

  /// Makes the token void that the actor showed.
  void logOut(Actor actor) {
    transactions.change(
        actor.id(), transaction -> tokens.revoke(transaction, actor.id(), actor.credential()));
  }

  /// Makes those sessions void whose hashes these are; what is none is passed over.
  void logOut(Actor actor, List<String> hashes) {
    transactions.change(
        actor.id(),
        transaction -> {
          for (Session session : tokens.sessions(transaction.rows(), actor.id())) {
            if (hashes.contains(session.hash())) {
              tokens.revoke(transaction, actor.id(), session.credential());
            }
          }
          transaction.touch(actor.id());
        });
  }

  /// Makes all sessions of a person void, and gives them a new one.
  TokenGrant renew(Actor actor, String client) {
    return transactions.run(
        actor.id(),
        transaction -> {
          tokens.revokeAll(transaction, actor.id());
          return tokens.issueToPerson(transaction, actor.id(), client);
        });
  }

  /// Changes a password, which makes all sessions void, and gives a new one.
  TokenGrant changePassword(Actor actor, String password, String client) {
    String hash = passwords.hash(password);
    return transactions.run(
        actor.id(),
        transaction -> {
          transaction
              .rows()
              .change("UPDATE passwords SET hash = ? WHERE user_id = ?", hash, actor.id().value());
          tokens.revokeAll(transaction, actor.id());
          return tokens.issueToPerson(transaction, actor.id(), client);
        });
  }

  private TokenGrant open(UserId user, String client) {
    return transactions.create(
        user, transaction -> tokens.issueToPerson(transaction, user, client));
  }
}
