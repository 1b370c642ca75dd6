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
  /// How long a person stays logged in whose client does not come back.
  private static final Duration LIFE_OF_SESSIONS = Duration.ofDays(30);

  /// How long the former refresh token may be shown again: the answer may have been lost.
  private static final Duration GRACE = Duration.ofMinutes(1);

  private static final int REFRESH_CHARS = 40;
  static final int MAX_PER_USER = 32;

  /// A person's token is no bot's, whatever the header says.
  private static final String BOT_SCHEME = "Bot ";

  private static final String BEARER_SCHEME = "Bearer ";

  private final Database database;
  private final TokenSigner signer;
  private final EntityIds ids;
  private final Duration accessLife;
  private final InstantSource clock;
  private final RandomCodes random = new RandomCodes();

  /// @param accessLife how long an access token of a person is good
  public Tokens(
      Database database,
      TokenSigner signer,
      EntityIds ids,
      Duration accessLife,
      InstantSource clock) {
    this.database = database;
    this.signer = signer;
    this.ids = ids;
    this.accessLife = accessLife;
    this.clock = clock;
  }

  @Override
  public Optional<Actor> authenticate(String authorization) {
    return signer
        .verify(authorization)
        .filter(token -> !token.isExpired(clock.instant()))
        .flatMap(token -> database.look(rows -> find(rows, token)))
        .filter(actor -> isRightScheme(actor, authorization.strip()));
  }

  /// What follows `Bearer` is a token of OAuth2, which is none of these.
  private static boolean isRightScheme(Actor actor, String authorization) {
    return !authorization.regionMatches(true, 0, BEARER_SCHEME, 0, BEARER_SCHEME.length())
        && (actor.bot() || !authorization.startsWith(BOT_SCHEME));
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

  /// A session for a person, who has shown who they are.
  ///
  /// @param client how their client calls itself
  TokenGrant issueToPerson(SpaceTransaction transaction, UserId person, String client)
      throws SQLException {
    AccessToken token = issue(transaction, person, clock.instant().plus(LIFE_OF_SESSIONS));
    String refresh = random.next(REFRESH_CHARS);
    transaction
        .rows()
        .change(
            "INSERT INTO sessions (user_id, credential_id, client, refresh_hash) VALUES (?, ?, ?,"
                + " ?)",
            person.value(),
            token.credential().value(),
            client,
            RandomCodes.hash(refresh));
    return grant(person, token.credential(), refresh);
  }

  /// Whose session a refresh token is of.
  Optional<UserId> ownerOf(Transaction rows, String refresh) throws SQLException {
    String hash = RandomCodes.hash(refresh);
    return rows.find(
        "SELECT user_id FROM sessions WHERE refresh_hash = ? OR former_refresh_hash = ?",
        row -> new UserId(row.id("user_id")),
        hash,
        hash);
  }

  private record Refreshing(CredentialId credential, boolean former, @Nullable Instant usedAt) {}

  /// The next tokens of a session, which goes on: its gateway connections stay. A refresh token
  /// that was used before is in two hands, and nobody knows which is right: it ends the session.
  ///
  /// @return empty when it is no good
  Optional<TokenGrant> refresh(SpaceTransaction transaction, UserId person, String refresh)
      throws SQLException {
    transaction.touch(person);
    Instant now = clock.instant();
    String hash = RandomCodes.hash(refresh);
    Optional<Refreshing> found =
        transaction
            .rows()
            .find(
                """
                SELECT sessions.credential_id, refresh_hash <> ? AS former, refreshed_at
                FROM sessions JOIN credentials ON credentials.user_id = sessions.user_id
                  AND credentials.id = sessions.credential_id
                WHERE sessions.user_id = ? AND (refresh_hash = ? OR former_refresh_hash = ?)
                  AND credentials.expires_at > ?
                """,
                row ->
                    new Refreshing(
                        new CredentialId(row.id("credential_id")),
                        row.flag("former"),
                        row.timeOrNull("refreshed_at")),
                hash,
                person.value(),
                hash,
                hash,
                now);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Refreshing session = found.get();
    Instant usedAt = session.usedAt();
    if (session.former() && usedAt != null && usedAt.plus(GRACE).isBefore(now)) {
      revoke(transaction, person, session.credential());
      return Optional.empty();
    }
    String next = random.next(REFRESH_CHARS);
    transaction
        .rows()
        .change(
            """
            UPDATE sessions SET refresh_hash = ?, former_refresh_hash = ?, refreshed_at = ?
            WHERE user_id = ? AND credential_id = ?
            """,
            RandomCodes.hash(next),
            hash,
            session.former() && usedAt != null ? usedAt : now,
            person.value(),
            session.credential().value());
    transaction
        .rows()
        .change(
            "UPDATE credentials SET expires_at = ? WHERE user_id = ? AND id = ?",
            now.plus(LIFE_OF_SESSIONS),
            person.value(),
            session.credential().value());
    return Optional.of(grant(person, session.credential(), next));
  }

  private TokenGrant grant(UserId person, CredentialId credential, String refresh) {
    long expiresAtS = clock.instant().plus(accessLife).getEpochSecond();
    return new TokenGrant(
        signer.sign(new AccessToken(person, credential, expiresAtS)), refresh, accessLife);
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
