package parley.ingress.account;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.CredentialId;
import parley.contracts.id.UserId;
import parley.contracts.snowflake.EntityIds;
import parley.contracts.token.AccessToken;
import parley.contracts.token.TokenSigner;
import parley.ingress.database.Database;
import parley.ingress.database.SpaceTransaction;
import parley.ingress.database.Transaction;
import parley.ingress.http.Actor;
import parley.ingress.http.Authenticator;

/// Gives out tokens, and knows whose they are: a token is good as long as its credential's row is
/// there and not expired. A user has a bounded number of them; the oldest go first.
public final class Tokens implements Authenticator {
  private static final Duration LIFE_OF_PERSONS = Duration.ofDays(30);
  static final int MAX_PER_USER = 32;

  /// A person's token is no bot's, whatever the header says.
  private static final String BOT_SCHEME = "Bot ";

  private final Database database;
  private final TokenSigner signer;
  private final EntityIds ids;
  private final InstantSource clock;

  public Tokens(Database database, TokenSigner signer, EntityIds ids, InstantSource clock) {
    this.database = database;
    this.signer = signer;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Optional<Actor> authenticate(String authorization) {
    return signer
        .verify(authorization)
        .flatMap(token -> database.look(rows -> find(rows, token)))
        .filter(actor -> actor.bot() || !authorization.strip().startsWith(BOT_SCHEME));
  }

  private Optional<Actor> find(Transaction rows, AccessToken token) throws SQLException {
    return rows.find(
        """
        SELECT users.* FROM credentials JOIN users ON users.id = credentials.user_id
        WHERE credentials.user_id = ? AND credentials.id = ?
          AND (credentials.expires_at IS NULL OR credentials.expires_at > ?)
        """,
        row -> new Actor(AccountRows.account(row), token.credential()),
        token.user().value(),
        token.credential().value(),
        clock.instant());
  }

  /// A token for a person, who has shown who they are.
  ///
  /// @param client how their client calls itself
  String issueToPerson(SpaceTransaction transaction, UserId person, String client)
      throws SQLException {
    AccessToken token = issue(transaction, person, clock.instant().plus(LIFE_OF_PERSONS));
    transaction
        .rows()
        .change(
            "INSERT INTO sessions (user_id, credential_id, client) VALUES (?, ?, ?)",
            person.value(),
            token.credential().value(),
            client);
    return signer.sign(token);
  }

  /// Where a person is logged in, the latest first.
  List<Session> sessions(Transaction rows, UserId person) throws SQLException {
    return rows.list(
        """
        SELECT credentials.id, credentials.created_at, coalesce(sessions.client, '') AS client
        FROM credentials LEFT JOIN sessions
          ON sessions.user_id = credentials.user_id AND sessions.credential_id = credentials.id
        WHERE credentials.user_id = ?
          AND (credentials.expires_at IS NULL OR credentials.expires_at > ?)
        ORDER BY credentials.id DESC
        """,
        row ->
            new Session(new CredentialId(row.id("id")), row.time("created_at"), row.text("client")),
        person.value(),
        clock.instant());
  }

  /// The one token of a bot; those before are void.
  public String issueToBot(SpaceTransaction transaction, UserId bot) throws SQLException {
    revokeAll(transaction, bot);
    return signer.sign(issue(transaction, bot, null));
  }

  void revoke(SpaceTransaction transaction, UserId user, CredentialId credential)
      throws SQLException {
    transaction.touch(user);
    transaction
        .rows()
        .change(
            "DELETE FROM credentials WHERE user_id = ? AND id = ?",
            user.value(),
            credential.value());
  }

  void revokeAll(SpaceTransaction transaction, UserId user) throws SQLException {
    transaction.touch(user);
    transaction.rows().change("DELETE FROM credentials WHERE user_id = ?", user.value());
  }

  private AccessToken issue(SpaceTransaction transaction, UserId user, @Nullable Instant expiresAt)
      throws SQLException {
    transaction.touch(user);
    Instant now = clock.instant();
    CredentialId credential = new CredentialId(ids.next());
    transaction
        .rows()
        .change(
            """
            DELETE FROM credentials WHERE user_id = ? AND (expires_at <= ? OR id IN (
              SELECT id FROM credentials WHERE user_id = ? ORDER BY id DESC OFFSET ?))
            """,
            user.value(),
            now,
            user.value(),
            MAX_PER_USER - 1);
    transaction
        .rows()
        .change(
            "INSERT INTO credentials (user_id, id, created_at, expires_at) VALUES (?, ?, ?, ?)",
            user.value(),
            credential.value(),
            now,
            expiresAt);
    return new AccessToken(user, credential);
  }
}
