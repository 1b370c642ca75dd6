package parley.ingress.oauth;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.UserId;
import parley.ingress.account.AccountRows;
import parley.ingress.database.Database;
import parley.ingress.database.Transaction;
import parley.ingress.http.Delegation;
import parley.ingress.http.Delegations;

/// Gives out codes and tokens to applications, and knows what they are good for. A code is good
/// once, for a minute; a refresh token once.
public final class OAuthGrants implements Delegations {
  static final Duration ACCESS_LIFE = Duration.ofDays(7);

  private static final Duration CODE_LIFE = Duration.ofMinutes(1);
  private static final Duration REFRESH_LIFE = Duration.ofDays(90);
  private static final int MOST_OF_APPLICATION = 10;

  private final Database database;
  private final InstantSource clock;
  private final Secrets secrets = new Secrets();

  public OAuthGrants(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// What somebody agrees to.
  ///
  /// @param redirectUri where the code goes
  /// @param challenge by which whoever shows the code proves that they asked for it (S256)
  public record Consent(
      UserId application,
      UserId user,
      Set<String> scopes,
      String redirectUri,
      @Nullable String challenge) {}

  /// What an application gets.
  ///
  /// @param refresh null when it has to ask anew
  record Issued(String access, @Nullable String refresh, Set<String> scopes) {}

  private record Code(UserId user, String scopes, String redirectUri, @Nullable String challenge) {}

  private record Refreshed(UserId user, String scopes) {}

  public String issueCode(Consent consent) {
    String code = secrets.next();
    Instant now = clock.instant();
    return database.run(
        rows -> {
          rows.change("DELETE FROM oauth2_codes WHERE expires_at < ?", now);
          rows.change(
              """
              INSERT INTO oauth2_codes
                (code_hash, application_id, user_id, scopes, redirect_uri, challenge, expires_at)
              VALUES (?, ?, ?, ?, ?, ?, ?)
              """,
              Secrets.hash(code),
              consent.application().value(),
              consent.user().value(),
              String.join(" ", consent.scopes()),
              consent.redirectUri(),
              consent.challenge(),
              now.plus(CODE_LIFE));
          return code;
        });
  }

  /// @param knownClient whether the application showed its secret; who did not has to prove that
  ///   the code was asked for by them
  Issued exchange(
      UserId application,
      String code,
      String redirectUri,
      @Nullable String verifier,
      boolean knownClient) {
    // In a transaction of its own: a code that was shown is used up, whatever comes of it.
    Code found =
        database
            .run(
                rows ->
                    rows.find(
                        """
                        DELETE FROM oauth2_codes
                        WHERE code_hash = ? AND application_id = ? AND expires_at > ?
                        RETURNING user_id, scopes, redirect_uri, challenge
                        """,
                        row ->
                            new Code(
                                new UserId(row.id("user_id")),
                                row.text("scopes"),
                                row.text("redirect_uri"),
                                row.textOrNull("challenge")),
                        Secrets.hash(code),
                        application.value(),
                        clock.instant()))
            .orElseThrow(() -> OAuthException.invalidGrant("code"));
    if (!found.redirectUri().equals(redirectUri)) {
      throw OAuthException.invalidGrant("redirect_uri");
    }
    String challenge = found.challenge();
    if (challenge == null ? !knownClient : !proves(verifier, challenge)) {
      throw OAuthException.invalidGrant("code_verifier");
    }
    return database.run(rows -> issue(rows, application, found.user(), found.scopes()));
  }

  Issued refresh(UserId application, String refresh) {
    return database.run(
        rows -> {
          Refreshed former =
              rows.find(
                      """
                      DELETE FROM oauth2_grants
                      WHERE refresh_hash = ? AND application_id = ? AND refreshable_until > ?
                      RETURNING user_id, scopes
                      """,
                      row -> new Refreshed(new UserId(row.id("user_id")), row.text("scopes")),
                      Secrets.hash(refresh),
                      application.value(),
                      clock.instant())
                  .orElseThrow(() -> OAuthException.invalidGrant("refresh_token"));
          return issue(rows, application, former.user(), former.scopes());
        });
  }

  /// For the application's owner, who needs not be asked.
  Issued issueToOwner(UserId application, UserId owner, Set<String> scopes) {
    return database.run(rows -> issue(rows, application, owner, String.join(" ", scopes)));
  }

  void revoke(UserId application, String token) {
    String hash = Secrets.hash(token);
    database.run(
        rows ->
            rows.change(
                "DELETE FROM oauth2_grants"
                    + " WHERE application_id = ? AND (access_hash = ? OR refresh_hash = ?)",
                application.value(),
                hash,
                hash));
  }

  @Override
  public Optional<Delegation> find(String token) {
    return database.look(
        rows ->
            rows.find(
                """
                SELECT users.*, oauth2_grants.application_id AS granted_to, oauth2_grants.scopes,
                  oauth2_grants.expires_at AS granted_until
                FROM oauth2_grants JOIN users ON users.id = oauth2_grants.user_id
                WHERE access_hash = ? AND oauth2_grants.expires_at > ?
                """,
                row ->
                    new Delegation(
                        AccountRows.account(row),
                        new UserId(row.id("granted_to")),
                        scopes(row.text("scopes")),
                        row.time("granted_until")),
                Secrets.hash(token),
                clock.instant()));
  }

  /// Whether an application has these scopes of somebody.
  public boolean has(UserId application, UserId user, Set<String> wanted) {
    List<String> granted =
        database.look(
            rows ->
                rows.list(
                    "SELECT scopes FROM oauth2_grants"
                        + " WHERE application_id = ? AND user_id = ? AND refreshable_until > ?",
                    row -> row.text("scopes"),
                    application.value(),
                    user.value(),
                    clock.instant()));
    return granted.stream().anyMatch(each -> scopes(each).containsAll(wanted));
  }

  private Issued issue(Transaction rows, UserId application, UserId user, String scopes)
      throws SQLException {
    Instant now = clock.instant();
    String access = secrets.next();
    String refresh = secrets.next();
    rows.change(
        """
        DELETE FROM oauth2_grants WHERE access_hash IN (
          SELECT access_hash FROM oauth2_grants WHERE user_id = ? AND application_id = ?
          ORDER BY expires_at DESC OFFSET ?)
        """,
        user.value(),
        application.value(),
        MOST_OF_APPLICATION - 1);
    rows.change(
        """
        INSERT INTO oauth2_grants (access_hash, refresh_hash, application_id, user_id, scopes,
          expires_at, refreshable_until)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        Secrets.hash(access),
        Secrets.hash(refresh),
        application.value(),
        user.value(),
        scopes,
        now.plus(ACCESS_LIFE),
        now.plus(REFRESH_LIFE));
    return new Issued(access, refresh, scopes(scopes));
  }

  private static boolean proves(@Nullable String verifier, String challenge) {
    return verifier != null && Secrets.proves(verifier, challenge);
  }

  private static Set<String> scopes(String text) {
    return new LinkedHashSet<>(Arrays.asList(text.split(" ")));
  }
}
