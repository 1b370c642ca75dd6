package parley.ingress.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.ApiError;
import parley.contracts.id.UserId;
import parley.ingress.database.Database;
import parley.ingress.http.Actor;
import parley.ingress.http.RefusedException;

/// Applications as clients of OAuth2: their secrets.
public final class OAuthClients {
  private final Database database;
  private final Secrets secrets = new Secrets();

  OAuthClients(Database database) {
    this.database = database;
  }

  /// An application that asks for a token.
  ///
  /// @param known whether it showed its secret
  record Client(UserId application, UserId owner, boolean known) {}

  private record Kept(UserId owner, @Nullable String secretHash) {}

  /// @param secret null when it shows none
  Client find(long id, @Nullable String secret) {
    Optional<Kept> found =
        database.look(
            rows ->
                rows.find(
                    "SELECT owner_id, secret_hash FROM applications WHERE id = ?",
                    row -> new Kept(new UserId(row.id("owner_id")), row.textOrNull("secret_hash")),
                    id));
    Kept kept = found.orElseThrow(OAuthException::invalidClient);
    if (secret != null && !isRight(secret, kept.secretHash())) {
      throw OAuthException.invalidClient();
    }
    return new Client(new UserId(id), kept.owner(), secret != null);
  }

  /// A new secret; the former one is void.
  public String resetSecret(Actor owner, UserId application) {
    String secret = secrets.next();
    return database.run(
        rows -> {
          int changed =
              rows.change(
                  "UPDATE applications SET secret_hash = ? WHERE id = ? AND owner_id = ?",
                  Secrets.hash(secret),
                  application.value(),
                  owner.id().value());
          if (changed == 0) {
            throw new RefusedException(ApiError.UNKNOWN_APPLICATION);
          }
          return secret;
        });
  }

  private static boolean isRight(String secret, @Nullable String hash) {
    return hash != null
        && MessageDigest.isEqual(
            Secrets.hash(secret).getBytes(StandardCharsets.US_ASCII),
            hash.getBytes(StandardCharsets.US_ASCII));
  }
}
